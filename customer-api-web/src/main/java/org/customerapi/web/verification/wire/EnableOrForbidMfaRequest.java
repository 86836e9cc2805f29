package org.customerapi.web.verification.wire;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code enableOrForbidMFA}; clients send what they lack as empty texts. */
@Schema(name = "EnableOrForbidMFARequest")
public class EnableOrForbidMfaRequest implements WireRequest {
    private static final int BIND = 1;
    private static final int UNBIND = 2;

    @NotNull
    @Min(BIND)
    @Max(UNBIND)
    @Schema(
            description = "1 bind, 2 unbind",
            enumeration = {"1", "2"},
            example = "1",
            required = true)
    private final Long type;

    @Schema(
            description = "The id that generateGoogleAccount answered; not needed to unbind",
            example = "150",
            nullable = true)
    private final Long googleId;

    @Schema(description = "The authenticator's code", example = "123456", nullable = true)
    private final String googleCode;

    @Schema(
            description = "Code sent by SMS; needed where the customer has a phone",
            example = "123456",
            nullable = true)
    private final String verifyCodeSMS;

    @Schema(
            description = "The ticket that verifyCodeSend answered; needed with verifyCodeSMS",
            example = "the ticket",
            nullable = true)
    private final String sendTokenSMS;

    @Schema(
            description = "Code sent by e-mail; needed where the customer has an e-mail address",
            example = "123456",
            nullable = true)
    private final String verifyCodeEmail;

    @Schema(
            description = "The ticket that verifyCodeSend answered; needed with verifyCodeEmail",
            example = "the ticket",
            nullable = true)
    private final String sendTokenEmail;

    public EnableOrForbidMfaRequest(JsonFields in) {
        type = in.integer("type");
        googleId = in.textOrNull("googleId") == null ? null : in.integer("googleId");
        googleCode = in.textOrNull("googleCode");
        verifyCodeSMS = in.textOrNull("verifyCodeSMS");
        sendTokenSMS = in.textOrNull("sendTokenSMS");
        verifyCodeEmail = in.textOrNull("verifyCodeEmail");
        sendTokenEmail = in.textOrNull("sendTokenEmail");
        if (type != null && type == BIND && googleId == null && !in.isMalformed("googleId")) {
            throw Rejection.missing("googleId");
        }
    }

    public boolean isToBind() {
        return type == BIND;
    }

    public long authenticatorToBind() {
        return googleId;
    }

    /** Clients that know of none say -1. */
    public Optional<Long> authenticatorToUnbind() {
        return Optional.ofNullable(googleId).filter(id -> id > 0);
    }

    public StepUpCodes codes() {
        return new StepUpCodes(
                secret(googleCode),
                secret(verifyCodeSMS),
                secret(sendTokenSMS),
                secret(verifyCodeEmail),
                secret(sendTokenEmail));
    }

    private static Optional<SecretText> secret(String text) {
        return Optional.ofNullable(text).map(SecretText::new);
    }
}
