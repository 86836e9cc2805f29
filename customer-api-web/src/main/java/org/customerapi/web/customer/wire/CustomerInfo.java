package org.customerapi.web.customer.wire;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.List;
import org.customerapi.shared.secret.SecretText;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a customer is shown of himself; times are epoch milliseconds. */
@Schema(name = "CustomerInfo")
@JsonbNillable
@JsonbPropertyOrder({
    "token",
    "id",
    "companyId",
    "customerNo",
    "customerGroupId",
    "googleId",
    "phone",
    "phoneArea",
    "email",
    "kycAuditStatus",
    "kycStatus",
    "companyKycStatus",
    "companyType",
    "openAccountType",
    "accountList",
    "type",
    "status",
    "name",
    "country",
    "loginPassStatus",
    "optional",
    "loginTime",
    "createTime"
})
public record CustomerInfo(
        @Schema(
                        type = SchemaType.STRING,
                        implementation = String.class,
                        description = "For the token header of later calls; only login answers it")
                @JsonbNillable(false)
                @JsonbTypeAdapter(TokenAdapter.class)
                SecretText token,
        @Schema(description = "The customer's id") long id,
        @Schema(description = "The customer's company") long companyId,
        @Schema(description = "The customer's number, which he can log in with") String customerNo,
        @Schema(description = "The customer's group") long customerGroupId,
        @Schema(description = "> 0 when Google Authenticator is bound, -1 when not") long googleId,
        @Schema(description = "Masked", example = "135******9561", nullable = true) String phone,
        @Schema(description = "Country calling code", example = "+86", nullable = true) String phoneArea,
        @Schema(description = "Masked", example = "22**@qq.com", nullable = true) String email,
        @Schema(description = "0 none, 1 pending, 2 passed, 3 failed") int kycAuditStatus,
        @Schema(description = "4 verified, 1 not") int kycStatus,
        @Schema(description = "0 none, 1 pending, 2 passed, 3 failed") int companyKycStatus,
        @Schema(description = "Always real") String companyType,
        @Schema(description = "What kind of account was opened") int openAccountType,
        @Schema(description = "Always empty") List<Object> accountList,
        @Schema(description = "What kind of customer it is") int type,
        @Schema(description = "1 active, 2 disabled") int status,
        @Schema(description = "The customer's name") String name,
        @Schema(description = "The customer's country", nullable = true) String country,
        @Schema(description = "Always 2") String loginPassStatus,
        @Schema(description = "Always 1") int optional,
        @Schema(description = "When the session began, in epoch milliseconds; null when a key calls", nullable = true)
                Long loginTime,
        @Schema(description = "When the customer was registered, in epoch milliseconds") long createTime) {}
