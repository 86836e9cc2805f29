package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.encryption.KeyRing;
import org.customerapi.shared.encryption.SecretCipher;
import org.customerapi.shared.secret.SecretText;
import org.junit.jupiter.api.Test;

class TotpAuthenticatorTest {
    private static final SecretCipher CIPHER =
            new SecretCipher(KeyRing.of("1", new SecretText("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="), ""));
    private static final TotpSecret SECRET = new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SecretText WRONG = new SecretText("wrong");

    private final TotpAuthenticator authenticator = new TotpAuthenticator(7, CIPHER.seal(SECRET, 7));

    private TotpVerdict judge(SecretText code, Instant now) {
        return authenticator.judge(code, CIPHER, now);
    }

    private TotpVerdict judgeRight(Instant now) {
        return judge(SECRET.codeOf(TotpSecret.stepAt(now)), now);
    }

    private void guessWrongly(int times, Instant now) {
        for (int i = 0; i < times; i++) {
            assertThat(judge(WRONG, now)).isEqualTo(TotpVerdict.WRONG);
        }
    }

    @Test
    void judgeShouldNotConsumeWhenTheCodeIsRight() {
        assertThat(judgeRight(NOW).isRight()).isTrue();
        assertThat(judgeRight(NOW).isRight()).isTrue();
    }

    @Test
    void judgeShouldRefuseWhenTheStepWasConsumed() {
        authenticator.consume(judgeRight(NOW).step());

        assertThat(judgeRight(NOW).refusal()).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        assertThat(judgeRight(NOW.plusSeconds(30)).isRight()).isTrue();
    }

    @Test
    void judgeShouldRefuseAnOlderStepWhenALaterOneWasConsumed() {
        authenticator.consume(TotpSecret.stepAt(NOW) + 1);

        assertThat(judgeRight(NOW)).isEqualTo(TotpVerdict.WRONG);
        assertThat(judgeRight(NOW.plusSeconds(30))).isEqualTo(TotpVerdict.WRONG);
        assertThat(judgeRight(NOW.plusSeconds(60)).isRight()).isTrue();
    }

    @Test
    void judgeShouldPauseFor15MinutesWhenFiveInARowAreWrong() {
        guessWrongly(5, NOW);
        Instant end = NOW.plus(Duration.ofMinutes(15));

        assertThat(judge(WRONG, NOW).refusal()).isEqualTo(ErrorCode.TOO_MANY_WRONG_CODES);
        assertThat(judgeRight(NOW)).isEqualTo(TotpVerdict.PAUSED);
        assertThat(judgeRight(end.minusMillis(1))).isEqualTo(TotpVerdict.PAUSED);
        assertThat(judgeRight(end).isRight()).isTrue();
    }

    @Test
    void judgeShouldAllowFiveMoreWhenThePauseIsOver() {
        guessWrongly(5, NOW);

        guessWrongly(5, NOW.plus(Duration.ofMinutes(15)));

        assertThat(judgeRight(NOW.plus(Duration.ofMinutes(15)))).isEqualTo(TotpVerdict.PAUSED);
    }

    @Test
    void judgeShouldCountAnewWhenARightOneCameBetween() {
        guessWrongly(4, NOW);
        authenticator.consume(judgeRight(NOW).step());

        guessWrongly(4, NOW.plusSeconds(30));

        assertThat(judgeRight(NOW.plusSeconds(30)).isRight()).isTrue();
    }

    @Test
    void nextCodeShouldBeTheNextStepsWhenTheCurrentOneWasConsumed() {
        long step = TotpSecret.stepAt(NOW);
        authenticator.consume(step);

        assertThat(authenticator.nextCode(CIPHER, NOW)).contains(SECRET.codeOf(step + 1));
        authenticator.consume(step + 1);
        assertThat(authenticator.nextCode(CIPHER, NOW)).isEmpty();
    }
}
