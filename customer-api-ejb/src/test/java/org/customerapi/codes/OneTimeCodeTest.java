package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.customerapi.shared.secret.SecretText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SecretText TICKET = SecretText.random(32);
    private static final SecretText CODE = new SecretText("012345");
    private static final SecretText WRONG = new SecretText("543210");
    private static final long OWNER = 7;

    private final OneTimeCode code = new OneTimeCode(OWNER, CodePurpose.STEP_UP_SMS, TICKET, CODE, NOW);

    private boolean judge(SecretText text, Instant now) {
        return code.judge(OWNER, CodePurpose.STEP_UP_SMS, TICKET, text, now);
    }

    @Test
    void judgeShouldAcceptAsOftenAsAskedWhenItIsNotSpent() {
        assertThat(judge(CODE, NOW)).isTrue();
        assertThat(judge(CODE, NOW)).isTrue();
    }

    @Test
    void judgeShouldRefuseWhenTheCodeIsSpent() {
        code.spend(NOW);

        assertThat(judge(CODE, NOW)).isFalse();
    }

    @Test
    void judgeShouldRefuseWhenTenMinutesHavePassed() {
        Instant end = NOW.plus(Duration.ofMinutes(10));

        assertThat(judge(CODE, end.minusMillis(1))).isTrue();
        assertThat(judge(CODE, end)).isFalse();
    }

    @Test
    void judgeShouldAcceptWhenFourTriesWereWrong() {
        for (int i = 0; i < 4; i++) {
            assertThat(judge(WRONG, NOW)).isFalse();
        }

        assertThat(judge(CODE, NOW)).isTrue();
    }

    @Test
    void judgeShouldRefuseTheRightCodeWhenFiveTriesWereWrong() {
        for (int i = 0; i < 5; i++) {
            judge(WRONG, NOW);
        }

        assertThat(judge(CODE, NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "0123450", "01234", " 012345", "0１2345"})
    void judgeShouldRefuseWhenTheCodeIsNearlyRight(String text) {
        assertThat(judge(new SecretText(text), NOW)).isFalse();
    }

    @Test
    void judgeShouldRefuseWithoutCountingWhenTheOwnerIsAnother() {
        for (int i = 0; i < 10; i++) {
            assertThat(code.judge(8, CodePurpose.STEP_UP_SMS, TICKET, CODE, NOW))
                    .isFalse();
        }

        assertThat(judge(CODE, NOW)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STEP_UP_SMS")
    void judgeShouldRefuseWhenThePurposeIsAnother(CodePurpose purpose) {
        assertThat(code.judge(OWNER, purpose, TICKET, CODE, NOW)).isFalse();
    }

    @Test
    void judgeShouldRefuseEverybodyWhenItIsADecoy() {
        OneTimeCode decoy = new OneTimeCode(null, CodePurpose.LOGIN_SMS, TICKET, CODE, NOW);

        assertThat(decoy.judge(OWNER, CodePurpose.LOGIN_SMS, TICKET, CODE, NOW)).isFalse();
        assertThat(decoy.judge(-1, CodePurpose.LOGIN_SMS, TICKET, CODE, NOW)).isFalse();
        assertThat(decoy.judge(0, CodePurpose.LOGIN_SMS, TICKET, CODE, NOW)).isFalse();
    }
}
