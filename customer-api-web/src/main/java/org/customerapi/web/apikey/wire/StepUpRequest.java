package org.customerapi.web.apikey.wire;

import java.util.Optional;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.customerapi.web.envelope.Refuses;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The five fields that carry the codes of a sensitive operation. */
@Refuses({
    ErrorCode.TOTP_CODE_EMPTY,
    ErrorCode.ONE_TIME_CODE_NEEDED,
    ErrorCode.ONE_TIME_CODE_WRONG,
    ErrorCode.TOTP_CODE_WRONG,
    ErrorCode.TOO_MANY_WRONG_CODES
})
public abstract class StepUpRequest implements WireRequest {
    @Schema(description = "Google Authenticator code", example = "123456", nullable = true)
    private final String googleCode;

    @Schema(description = "Code sent by SMS; it or emailCode is needed", example = "123456", nullable = true)
    private final String phoneCode;

    @Schema(description = "Code sent by e-mail; it or phoneCode is needed", example = "123456", nullable = true)
    private final String emailCode;

    @Schema(
            description = "The ticket that verifyCodeSend answered; needed with phoneCode",
            example = "the ticket",
            nullable = true)
    private final String phoneSendToken;

    @Schema(
            description = "The ticket that verifyCodeSend answered; needed with emailCode",
            example = "the ticket",
            nullable = true)
    private final String emailSendToken;

    protected StepUpRequest(JsonFields in) {
        googleCode = in.textOrNull("googleCode");
        phoneCode = in.textOrNull("phoneCode");
        emailCode = in.textOrNull("emailCode");
        phoneSendToken = in.textOrNull("phoneSendToken");
        emailSendToken = in.textOrNull("emailSendToken");
    }

    public StepUpCodes codes() {
        return new StepUpCodes(
                secret(googleCode),
                secret(phoneCode),
                secret(phoneSendToken),
                secret(emailCode),
                secret(emailSendToken));
    }

    private static Optional<SecretText> secret(String text) {
        return Optional.ofNullable(text).map(SecretText::new);
    }
}
