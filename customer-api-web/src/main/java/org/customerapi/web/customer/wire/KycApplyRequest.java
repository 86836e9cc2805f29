package org.customerapi.web.customer.wire;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.customerapi.customer.Customer;
import org.customerapi.customer.KycStatus;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;
import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code checkKycApply}. */
@Schema(name = "KycApplyRequest")
public class KycApplyRequest implements WireRequest {
    private static final String API_KEYS = "API";
    private static final int PERSONAL = 1;
    private static final int COMPANY = 2;

    @NotNull
    @Schema(
            description = "What the identity must be verified for",
            enumeration = {API_KEYS},
            example = API_KEYS,
            required = true)
    private final String businessCode;

    @NotNull
    @Min(PERSONAL)
    @Max(COMPANY)
    @Schema(
            description = "Whose identity: 1 the person's, as login answers it; 2 the company's that he stands for",
            enumeration = {"1", "2"},
            example = "1",
            required = true)
    private final Long openAccountType;

    public KycApplyRequest(JsonFields in) {
        businessCode = in.textOrNull("businessCode");
        openAccountType = in.integer("openAccountType");
    }

    /** @throws Rejection {@code PARAMETERS_ILLEGAL} */
    public KycStatus statusOf(Customer customer) {
        if (!businessCode.equals(API_KEYS)) {
            throw Rejection.illegal("businessCode", FieldRule.UNKNOWN_VALUE);
        }
        return openAccountType == COMPANY ? customer.companyKycStatus() : customer.kycStatus();
    }
}
