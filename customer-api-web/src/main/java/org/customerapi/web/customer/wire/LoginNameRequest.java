package org.customerapi.web.customer.wire;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.customerapi.customer.LoginName;
import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code checkStatus} and {@code checkGoogleMFAStatus}: what somebody has typed into a login form. */
@Schema(name = "LoginNameRequest")
public class LoginNameRequest implements WireRequest {
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
    @Schema(description = "As for login", example = "demo@customer-api.test", required = true)
    private final String loginName;

    @Size(max = 8)
    @Schema(description = "Country calling code, with type 2", nullable = true)
    private final String phoneArea;

    public LoginNameRequest(JsonFields in) {
        type = in.integer("type");
        loginName = in.textOrNull("loginName");
        phoneArea = in.textOrNull("phoneArea");
    }

    public LoginName name() {
        return switch (type.intValue()) {
            case EMAIL -> LoginName.email(loginName);
            case PHONE -> LoginName.phone(phoneArea, loginName);
            default -> LoginName.customerNo(loginName);
        };
    }
}
