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
        long id,
        long companyId,
        String customerNo,
        long customerGroupId,
        @Schema(description = "> 0 when Google Authenticator is bound, -1 when not") long googleId,
        @Schema(description = "Masked", example = "135******9561", nullable = true) String phone,
        @Schema(example = "+86", nullable = true) String phoneArea,
        @Schema(description = "Masked", example = "22**@qq.com", nullable = true) String email,
        @Schema(description = "0 none, 1 pending, 2 passed, 3 failed") int kycAuditStatus,
        @Schema(description = "4 verified, 1 not") int kycStatus,
        @Schema(description = "0 none, 1 pending, 2 passed, 3 failed") int companyKycStatus,
        String companyType,
        int openAccountType,
        List<Object> accountList,
        int type,
        @Schema(description = "1 active, 2 disabled") int status,
        String name,
        @Schema(nullable = true) String country,
        String loginPassStatus,
        int optional,
        long loginTime,
        long createTime) {}
