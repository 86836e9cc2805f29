package org.customerapi.web.verification.wire;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.customerapi.codes.Channel;
import org.customerapi.codes.CodePurpose;
import org.customerapi.customer.LoginName;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;
import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code verifyCodeSend}. */
@Schema(name = "VerifyCodeSendRequest")
public class VerifyCodeSendRequest implements WireRequest {
    private static final Map<String, CodePurpose> PURPOSES = Map.of(
            "SMS_LOGINED_VERIFICATION_CODE", CodePurpose.STEP_UP_SMS,
            "EMAIL_LOGINED_VERIFICATION_CODE", CodePurpose.STEP_UP_EMAIL,
            "SMS_LOGIN_VERIFICATION_CODE", CodePurpose.LOGIN_SMS,
            "EMAIL_LOGIN_VERIFICATION_CODE", CodePurpose.LOGIN_EMAIL);

    @NotNull
    @Schema(
            description =
                    "What the code is for: …_LOGINED_… for a sensitive operation of the session's own customer, …_LOGIN_…"
                            + " for a guest who wants to log in",
            enumeration = {
                "SMS_LOGINED_VERIFICATION_CODE",
                "EMAIL_LOGINED_VERIFICATION_CODE",
                "SMS_LOGIN_VERIFICATION_CODE",
                "EMAIL_LOGIN_VERIFICATION_CODE"
            },
            example = "SMS_LOGINED_VERIFICATION_CODE",
            required = true)
    private final String bizType;

    @Size(max = 254)
    @Schema(description = "The guest's phone number or e-mail address; needed with …_LOGIN_…", nullable = true)
    private final String toUser;

    @Size(max = 8)
    @Schema(description = "The country calling code of a guest's phone number", nullable = true)
    private final String phoneArea;

    public VerifyCodeSendRequest(JsonFields in) {
        bizType = in.textOrNull("bizType");
        toUser = in.textOrNull("toUser");
        phoneArea = in.textOrNull("phoneArea");
    }

    @Override
    public void verifyComplete() {
        boolean forLogin = bizType != null
                && PURPOSES.containsKey(bizType)
                && PURPOSES.get(bizType).forLogin();
        if (forLogin && toUser == null) {
            throw Rejection.missing("toUser");
        }
    }

    /** What the wire calls a code's purpose. */
    public static String bizType(CodePurpose purpose) {
        return PURPOSES.entrySet().stream()
                .filter(entry -> entry.getValue() == purpose)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** @throws Rejection {@code PARAMETERS_ILLEGAL} */
    public CodePurpose purpose() {
        CodePurpose purpose = PURPOSES.get(bizType);
        if (purpose == null) {
            throw Rejection.illegal("bizType", FieldRule.UNKNOWN_VALUE);
        }
        return purpose;
    }

    /** Whom a guest says he is. */
    public LoginName guest() {
        return purpose().channel() == Channel.SMS ? LoginName.phone(phoneArea, toUser) : LoginName.email(toUser);
    }
}
