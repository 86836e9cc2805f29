package org.customerapi.web.admin.wire;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;
import org.customerapi.customer.CustomerPatch;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.bulk.CustomerRecord;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.customerapi.web.customer.KycCode;
import org.customerapi.web.customer.StatusCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of an import: a customer, in the words in which {@code findCustomerInfo} answers. */
@Schema(name = "CustomerImportLine")
public class CustomerImportLine implements WireRequest {
    @NotNull
    @Min(1)
    @Schema(description = "The customer's company", example = "439", required = true)
    private final Long companyId;

    @NotNull
    @Size(max = 32)
    @Schema(
            description = "The customer's number, unique within the company: letters, digits, `.`, `-` and `_`",
            example = "86001308",
            required = true)
    private final String customerNo;

    @Size(max = 100)
    @Schema(description = "Needed for a new customer", example = "Li Na", nullable = true)
    private final String name;

    @Min(0)
    @Schema(description = "The customer's group; 1 for a new customer without it", example = "1", nullable = true)
    private final Long customerGroupId;

    @Min(0)
    @Max(3)
    @Schema(
            description =
                    "Identity verification: 0 none, 1 under review, 2 passed, 3 rejected; 0 for a new customer without it",
            enumeration = {"0", "1", "2", "3"},
            example = "2",
            nullable = true)
    private final Long kycAuditStatus;

    @Min(0)
    @Max(3)
    @Schema(
            description = "The same of the customer's company",
            enumeration = {"0", "1", "2", "3"},
            example = "0",
            nullable = true)
    private final Long companyKycStatus;

    @Min(1)
    @Max(2)
    @Schema(
            description = "1 enabled, 2 disabled: his sessions and keys are refused; 1 for a new customer without it",
            enumeration = {"1", "2"},
            example = "1",
            nullable = true)
    private final Long status;

    @Size(max = 2)
    @Schema(description = "New customers only. ISO 3166-1 alpha-2", example = "CN", nullable = true)
    private final String country;

    @Size(max = 254)
    @Schema(
            description = "New customers only. Unique within the company",
            example = "li.na@example.com",
            nullable = true)
    private final String email;

    @Size(max = 8)
    @Schema(
            description = "New customers only. Country calling code; needed with phone",
            example = "+86",
            nullable = true)
    private final String phoneArea;

    @Size(max = 32)
    @Schema(
            description = "New customers only. 4 to 20 digits, unique within the company with its area",
            example = "13500001308",
            nullable = true)
    private final String phone;

    @Schema(
            description =
                    "New customers only. Lower-case hex MD5 of the password, as clients send it at login; without it the customer"
                            + " logs in by code",
            example = "1c455c4560683f51fa9997678ca45f23",
            nullable = true)
    private final String loginPwd;

    public CustomerImportLine(JsonFields in) {
        companyId = in.integer("companyId");
        customerNo = in.textOrNull("customerNo");
        name = in.textOrNull("name");
        customerGroupId = in.integer("customerGroupId");
        kycAuditStatus = in.integer("kycAuditStatus");
        companyKycStatus = in.integer("companyKycStatus");
        status = in.integer("status");
        country = in.textOrNull("country");
        email = in.textOrNull("email");
        phoneArea = in.textOrNull("phoneArea");
        phone = in.textOrNull("phone");
        loginPwd = in.textOrNull("loginPwd");
    }

    @Override
    public void verifyComplete() {
        if (phone != null && phoneArea == null) {
            throw Rejection.missing("phoneArea");
        }
    }

    /** @throws Rejection {@code PARAMETERS_ILLEGAL} */
    public CustomerRecord record() {
        return new CustomerRecord(
                companyId,
                customerNo,
                new CustomerPatch(
                        Optional.ofNullable(name),
                        Optional.ofNullable(customerGroupId),
                        Optional.ofNullable(kycAuditStatus).map(KycCode::status),
                        Optional.ofNullable(companyKycStatus).map(KycCode::status),
                        Optional.ofNullable(status).map(StatusCode::isActive)),
                Optional.ofNullable(country).map(code -> code.toUpperCase(Locale.ROOT)),
                Optional.ofNullable(email).map(LoginName::email),
                Optional.ofNullable(phone).map(number -> LoginName.phone(phoneArea, number)),
                Optional.ofNullable(loginPwd).map(SecretText::new));
    }
}
