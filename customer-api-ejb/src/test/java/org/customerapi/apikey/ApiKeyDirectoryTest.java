package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.List;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.audit.Operation;
import org.customerapi.customer.Caller;
import org.customerapi.shared.ErrorCode;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class ApiKeyDirectoryTest {
    private final ApiKeyDirectory directory;
    private final ApiKeyRegister register;
    private final NewKeyPair pair;
    private final Caller caller;
    private final Caller other;

    ApiKeyDirectoryTest(
            ApiKeyDirectory directory, ApiKeyRegister register, TestCustomers customers, KeyPairs keyPairs) {
        this.directory = directory;
        this.register = register;
        this.pair = keyPairs.next();
        this.caller = customers.logIn(customers.withoutAuthenticator());
        this.other = customers.logIn(customers.withoutAuthenticator());
    }

    private ApiKey enter(Caller owner, String label) {
        MovableClock.get().moveBy(Duration.ofMillis(1));
        return register.issue(owner.attempts(Operation.ISSUE_KEY), new KeyLabel(label), pair);
    }

    private List<String> labels(int number, int size, String text) {
        return directory.page(caller, number, size, text).keys().stream()
                .map(ApiKey::label)
                .toList();
    }

    @Test
    void findShouldShowTheKeyWhenItIsTheCallers() {
        ApiKey key = enter(caller, "robot");

        assertThat(directory.find(caller, key.id()).label()).isEqualTo("robot");
    }

    @Test
    void findShouldFindNothingWhenTheKeyIsAnothersOrNeverWas() {
        ApiKey anothers = enter(other, "robot");

        assertThat(codeOf(() -> directory.find(caller, anothers.id()))).isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(codeOf(() -> directory.find(caller, 0))).isEqualTo(ErrorCode.DATA_NOT_FOUND);
    }

    @Test
    void findShouldShowAnExpiredKeyWhenItIsNotRevoked() {
        ApiKey key = enter(caller, "robot");
        MovableClock.get().moveTo(key.expiresAt().orElseThrow());

        assertThat(directory.find(caller, key.id()).daysLeft(MovableClock.get().instant()))
                .contains(0L);
    }

    @Test
    void pageShouldCutTheListNewestFirstWhenThereAreMany() {
        for (int i = 1; i <= 5; i++) {
            enter(caller, "k" + i);
        }

        assertThat(labels(1, 2, "")).containsExactly("k5", "k4");
        assertThat(labels(2, 2, "")).containsExactly("k3", "k2");
        assertThat(labels(3, 2, "")).containsExactly("k1");
        assertThat(labels(4, 2, "")).isEmpty();
        assertThat(labels(Integer.MAX_VALUE, 100, "")).isEmpty();
        assertThat(directory.page(caller, 3, 2, "").total()).isEqualTo(5);
    }

    @Test
    void pageShouldShowTheCallersKeysOnlyWhenOthersHaveSome() {
        enter(other, "robot");

        assertThat(directory.page(caller, 1, 20, "").total()).isZero();
        assertThat(directory.page(other, 1, 20, "").total()).isEqualTo(1);
    }

    @Test
    void pageShouldCountWhatMatchesWhenATextIsSearched() {
        enter(caller, "My Robot");
        enter(caller, "ROBOT 2");
        enter(caller, "other");

        KeyPage page = directory.page(caller, 1, 1, "robot");

        assertThat(page.total()).isEqualTo(2);
        assertThat(page.keys()).extracting(ApiKey::label).containsExactly("ROBOT 2");
        assertThat(labels(1, 20, "%")).isEmpty();
        assertThat(labels(1, 20, "' or '1'='1")).isEmpty();
    }
}
