package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.customerapi.shared.secret.SecretText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTest {
    /** The key of RFC 6238, appendix B: the ASCII text 12345678901234567890. */
    private static final TotpSecret SECRET = new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    private static final long NEVER = 0;
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);
    private static final long STEP = 37_037_036;

    @Test
    void randomShouldBe160BitsAndNeverTheSame() {
        assertThat(TotpSecret.random().reveal()).matches("[A-Z2-7]{32}");
        assertThat(TotpSecret.random()).isNotEqualTo(TotpSecret.random());
    }

    /** The parameters are those of Google Authenticator's Key Uri Format; blanks are written %20, for apps read a plus as it is. */
    @Test
    void keyUriShouldSayWhatAnAppNeedsWhenItIsReadFromAQrCode() {
        assertThat(SECRET.keyUri("Müller & Co", "86000368").reveal())
                .isEqualTo("otpauth://totp/M%C3%BCller%20%26%20Co:86000368?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=M%C3%BCller%20%26%20Co&algorithm=SHA1&digits=6&period=30");
        assertThat(SECRET.keyUri("Issuer", "1")).hasToString("[secret]");
    }

    /** RFC 6238, appendix B, SHA-1, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codeOfShouldBeThePublishedCodeWhenTheTimeIsRfc6238s(long second, String code) {
        long step = TotpSecret.stepAt(Instant.ofEpochSecond(second));

        assertThat(SECRET.codeOf(step).reveal()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "29999, 0", "30000, 1", "59999, 1", "60000, 2", "-1, -1"})
    void stepAtShouldCountHalfMinutesWhenTimePasses(long millis, long step) {
        assertThat(TotpSecret.stepAt(Instant.ofEpochMilli(millis))).isEqualTo(step);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void stepOfShouldFindTheStepWhenItIsWithinOneStepOfDrift(long drift) {
        assertThat(SECRET.stepOf(SECRET.codeOf(STEP + drift), NOW, NEVER)).hasValue(STEP + drift);
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 2, -100, 100})
    void stepOfShouldFindNothingWhenTheDriftIsLonger(long drift) {
        assertThat(SECRET.stepOf(SECRET.codeOf(STEP + drift), NOW, NEVER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0})
    void stepOfShouldFindNothingWhenTheStepOrALaterOneWasAccepted(long drift) {
        assertThat(SECRET.stepOf(SECRET.codeOf(STEP + drift), NOW, STEP)).isEmpty();
        assertThat(SECRET.stepOf(SECRET.codeOf(STEP + 1), NOW, STEP)).hasValue(STEP + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"081805", "81804", "0081804", " 081804", "08180４", "-81804", "x"})
    void stepOfShouldFindNothingWhenTheTextIsNotTheCode(String text) {
        assertThat(SECRET.stepOf(new SecretText("081804"), NOW, NEVER)).hasValue(STEP);
        assertThat(SECRET.stepOf(new SecretText(text), NOW, NEVER)).isEmpty();
    }

    @Test
    void nextStepShouldBeTheFirstThatWouldBeAcceptedWhenOneWas() {
        assertThat(SECRET.nextStep(NOW, NEVER)).hasValue(STEP);
        assertThat(SECRET.nextStep(NOW, STEP - 1)).hasValue(STEP);
        assertThat(SECRET.nextStep(NOW, STEP)).hasValue(STEP + 1);
        assertThat(SECRET.nextStep(NOW, STEP + 1)).isEmpty();
    }

    @Test
    void toStringShouldNotTellTheSecretWhenItIsPrinted() {
        assertThat(SECRET).hasToString("[secret]");
    }
}
