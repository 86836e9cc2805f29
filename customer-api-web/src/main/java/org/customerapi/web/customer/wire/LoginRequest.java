package org.customerapi.web.customer.wire;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.customerapi.audit.Origin;
import org.customerapi.codes.CodeProof;
import org.customerapi.codes.CodePurpose;
import org.customerapi.customer.LoginCommand;
import org.customerapi.customer.LoginName;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code login}. */
@Schema(name = "LoginRequest")
public class LoginRequest implements WireRequest {
    private static final int EMAIL = 1;
    private static final int PHONE = 2;
    private static final int CUSTOMER_NO = 3;

    @NotNull
    @Min(EMAIL)
    @Max(CUSTOMER_NO)
    @Schema(
            description = "What loginName is: 1 e-mail, 2 phone, 3 customer number",
            enumeration = {"1", "2", "3"},
            example = "1",
            required = true)
    private final Long type;

    @NotNull
    @Size(max = 254)
    @Schema(description = "Unique within the company", example = "demo@customer-api.test", required = true)
    private final String loginName;

    @Size(max = 8)
    @Schema(description = "Country calling code; needed with type 2", nullable = true)
    private final String phoneArea;

    @Schema(
            description = "Lower-case hex MD5 of the password; needed without verifyCode and sendToken",
            example = "1c455c4560683f51fa9997678ca45f23",
            nullable = true)
    private final String loginPwd;

    @Schema(description = "A login code; with sendToken it wins over loginPwd", nullable = true)
    private final String verifyCode;

    @Schema(description = "The ticket the login code was sent under", nullable = true)
    private final String sendToken;

    @Schema(description = "Google Authenticator code; needed once one is bound", example = "123456", nullable = true)
    private final String googleCode;

    @Schema(description = "Ignored", nullable = true)
    private final String device = null;

    public LoginRequest(JsonFields in) {
        type = in.integer("type");
        loginName = in.textOrNull("loginName");
        phoneArea = in.textOrNull("phoneArea");
        loginPwd = in.textOrNull("loginPwd");
        verifyCode = in.textOrNull("verifyCode");
        sendToken = in.textOrNull("sendToken");
        googleCode = in.textOrNull("googleCode");
    }

    @Override
    public void verifyComplete() {
        if (type != null && type == PHONE && phoneArea == null) {
            throw Rejection.missing("phoneArea");
        }
        if (loginPwd == null && (verifyCode == null || sendToken == null)) {
            throw Rejection.missing(verifyCode == null ? "loginPwd" : "sendToken");
        }
    }

    public LoginCommand command(long companyId, Origin origin) {
        return new LoginCommand(
                companyId,
                name(),
                codeProofs(),
                Optional.ofNullable(loginPwd).map(SecretText::new),
                Optional.ofNullable(googleCode).map(SecretText::new),
                origin);
    }

    private LoginName name() {
        return switch (type.intValue()) {
            case EMAIL -> LoginName.email(loginName);
            case PHONE -> LoginName.phone(phoneArea, loginName);
            default -> LoginName.customerNo(loginName);
        };
    }

    /** A customer number does not tell which way the code came. */
    private List<CodeProof> codeProofs() {
        if (verifyCode == null || sendToken == null) {
            return List.of();
        }
        return purposes().stream()
                .map(purpose -> new CodeProof(purpose, new SecretText(sendToken), new SecretText(verifyCode)))
                .toList();
    }

    private List<CodePurpose> purposes() {
        return switch (type.intValue()) {
            case EMAIL -> List.of(CodePurpose.LOGIN_EMAIL);
            case PHONE -> List.of(CodePurpose.LOGIN_SMS);
            default -> List.of(CodePurpose.LOGIN_EMAIL, CodePurpose.LOGIN_SMS);
        };
    }
}
