package org.customerapi.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Optional;
import org.customerapi.codes.CodeProof;
import org.customerapi.codes.CodePurpose;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Refusal;
import org.junit.jupiter.api.Test;

class StepUpCodesTest {
    private static final Optional<SecretText> TOTP = Optional.of(new SecretText("totp-code"));
    private static final Optional<SecretText> PHONE = Optional.of(new SecretText("phone-code"));
    private static final Optional<SecretText> PHONE_TICKET = Optional.of(new SecretText("phone-ticket"));
    private static final Optional<SecretText> EMAIL = Optional.of(new SecretText("email-code"));
    private static final Optional<SecretText> EMAIL_TICKET = Optional.of(new SecretText("email-ticket"));
    private static final Optional<SecretText> ABSENT = Optional.empty();

    private static String refusalOf(StepUpCodes codes) {
        return Refusal.of(codes::requireComplete).toString();
    }

    @Test
    void requireCompleteShouldAskForTheAuthenticatorFirstWhenNothingIsGiven() {
        assertThat(refusalOf(StepUpCodes.none())).isEqualTo("TOTP_CODE_EMPTY()");
        assertThat(refusalOf(new StepUpCodes(ABSENT, PHONE, ABSENT, EMAIL, ABSENT)))
                .isEqualTo("TOTP_CODE_EMPTY()");
    }

    @Test
    void requireCompleteShouldAskForAOneTimeCodeWhenOnlyTicketsAreGiven() {
        assertThat(refusalOf(new StepUpCodes(TOTP, ABSENT, PHONE_TICKET, ABSENT, EMAIL_TICKET)))
                .isEqualTo("ONE_TIME_CODE_NEEDED()");
    }

    @Test
    void requireCompleteShouldNameTheTicketWhenACodeLacksIt() {
        assertThat(refusalOf(new StepUpCodes(TOTP, PHONE, ABSENT, ABSENT, ABSENT)))
                .isEqualTo("PARAMETER_MISSING(phoneTicket)");
        assertThat(refusalOf(new StepUpCodes(TOTP, PHONE, PHONE_TICKET, EMAIL, ABSENT)))
                .isEqualTo("PARAMETER_MISSING(emailTicket)");
    }

    @Test
    void requireCompleteShouldAcceptWhenOneChannelIsComplete() {
        assertThatCode(new StepUpCodes(TOTP, PHONE, PHONE_TICKET, ABSENT, ABSENT)::requireComplete)
                .doesNotThrowAnyException();
        assertThatCode(new StepUpCodes(TOTP, ABSENT, PHONE_TICKET, EMAIL, EMAIL_TICKET)::requireComplete)
                .doesNotThrowAnyException();
    }

    @Test
    void proofsShouldHoldEveryCodeForItsPurposeWhenBothAreGiven() {
        assertThat(new StepUpCodes(TOTP, PHONE, PHONE_TICKET, EMAIL, EMAIL_TICKET).proofs())
                .containsExactly(
                        new CodeProof(CodePurpose.STEP_UP_SMS, PHONE_TICKET.get(), PHONE.get()),
                        new CodeProof(CodePurpose.STEP_UP_EMAIL, EMAIL_TICKET.get(), EMAIL.get()));
    }

    @Test
    void isEmptyShouldBeFalseWhenAnythingIsGiven() {
        assertThat(StepUpCodes.none().isEmpty()).isTrue();
        assertThat(new StepUpCodes(ABSENT, ABSENT, ABSENT, ABSENT, EMAIL_TICKET).isEmpty())
                .isFalse();
    }

    @Test
    void toStringShouldTellNoSecretWhenItIsPrinted() {
        assertThat(new StepUpCodes(TOTP, PHONE, PHONE_TICKET, EMAIL, EMAIL_TICKET).toString())
                .contains("[secret]")
                .doesNotContain("-code", "-ticket");
    }
}
