package org.customerapi.customer.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.customerapi.audit.Origin;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Beans.class)
class OperatorGateTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final OperatorGate gate;
    private final int n = NUMBERS.incrementAndGet();
    private final Origin origin = new Origin("gate-" + n, "203.0.113." + n);

    OperatorGateTest(OperatorGate gate) {
        this.gate = gate;
    }

    private void enter(String secret) {
        gate.enter(Optional.ofNullable(secret).map(SecretText::new), origin);
    }

    private List<String> outcomes() {
        return Database.column("select outcome from audit_record where trace = ? order by id", origin.trace());
    }

    @Test
    void enterShouldLetInWhoKnowsTheSecret() {
        assertThatCode(() -> enter(Beans.ADMIN_SECRET)).doesNotThrowAnyException();
        assertThat(outcomes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the-admin-secret-of-all-the-test",
                "the-admin-secret-of-all-the-testss",
                "THE-ADMIN-SECRET-OF-ALL-THE-TESTS",
                "x"
            })
    void enterShouldRefuseWhoDoesNot(String secret) {
        assertThat(codeOf(() -> enter(secret))).isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
        assertThat(outcomes()).containsExactly("NO_ACCESS_RIGHTS");
    }

    @Test
    void enterShouldRefuseWhoSaysNothing() {
        assertThat(codeOf(() -> enter(null))).isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
    }

    @Test
    void enterShouldMakeAnAddressWaitThatWasWrongFiveTimesAndNoOther() {
        for (int i = 0; i < 5; i++) {
            assertThat(codeOf(() -> enter("wrong"))).isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
        }

        assertThat(codeOf(() -> enter("wrong"))).isEqualTo(ErrorCode.TOO_FAST);
        assertThat(codeOf(() -> enter(Beans.ADMIN_SECRET))).isEqualTo(ErrorCode.TOO_FAST);
        assertThat(outcomes()).as("who hurries fills no disk").hasSize(5);
        gate.enter(Optional.of(new SecretText(Beans.ADMIN_SECRET)), new Origin("x", "198.51.100." + n));
        MovableClock.get().moveBy(Duration.ofMinutes(15));
        enter(Beans.ADMIN_SECRET);
    }

    @Test
    void enterShouldForgetWrongTriesAfterARightOne() {
        for (int i = 0; i < 20; i++) {
            if (i % 5 == 4) {
                enter(Beans.ADMIN_SECRET);
            } else {
                assertThat(codeOf(() -> enter("wrong"))).isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
            }
        }
    }

    @Test
    void enterShouldJudgeFiveGuessesWhenTwentyComeAtOnce() {
        Race race = Race.of(20, i -> enter("wrong" + i));

        assertThat(race.refusals())
                .filteredOn(ErrorCode.NO_ACCESS_RIGHTS::equals)
                .hasSize(5);
        assertThat(race.refusals()).filteredOn(ErrorCode.TOO_FAST::equals).hasSize(15);
    }

    @Test
    void enterShouldKnowOfNothingToEnterWhenNoSecretIsConfigured() {
        OperatorGate none = new OperatorGate(null, null, Settings.of(Map.of()));

        assertThat(none.exists()).isFalse();
        assertThat(gate.exists()).isTrue();
        assertThat(codeOf(() -> none.enter(Optional.of(new SecretText("x")), origin)))
                .isEqualTo(ErrorCode.BUSINESS_TYPE_INVALID);
    }
}
