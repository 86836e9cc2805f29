package org.customerapi.web.apikey.wire;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.List;
import org.customerapi.shared.secret.PrivateKeyMaterial;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key, as customers see it; times are epoch milliseconds. */
@Schema(name = "ApiKey")
@JsonbNillable
@JsonbPropertyOrder({
    "customerGroupId",
    "sources",
    "apiKey",
    "updateTime",
    "expiredTime",
    "privateKey",
    "whiteIps",
    "companyId",
    "createTime",
    "customerId",
    "ipLimit",
    "tag",
    "withdrawTime",
    "secretKeyMd5",
    "id",
    "permissionDTOList",
    "customerNo",
    "validityDays",
    "pubKey"
})
public record ApiKeyDto(
        @Schema(description = "Its owner's group; only queryApi answers it", nullable = true) Long customerGroupId,
        @Schema(description = "The resources that the permissions open; only queryApi answers them", nullable = true)
                List<String> sources,
        @Schema(description = "The access key, 32 hex digits") String apiKey,
        @Schema(description = "When it was changed last, in epoch milliseconds") long updateTime,
        @Schema(description = "When it expires, in epoch milliseconds; null when never", nullable = true)
                Long expiredTime,
        @Schema(
                        type = SchemaType.STRING,
                        implementation = String.class,
                        description = "PKCS#8 DER in Base64; shown once, by applyApi and downgrade, else null",
                        nullable = true)
                @JsonbTypeAdapter(PrivateKeyAdapter.class)
                PrivateKeyMaterial privateKey,
        @Schema(description = "The addresses it is bound to, joined with commas; null when unbound", nullable = true)
                String whiteIps,
        @Schema(description = "Its owner's company") long companyId,
        @Schema(description = "When it was issued, in epoch milliseconds") long createTime,
        @Schema(description = "Its owner's id") long customerId,
        @Schema(description = "Whether it is bound to addresses") boolean ipLimit,
        @Schema(description = "What its owner calls it") String tag,
        @Schema(
                        description =
                                "From when on it can withdraw, if it may, in epoch milliseconds: 48 hours after every change")
                long withdrawTime,
        @Schema(description = "MD5 of the private key's Base64 text") String secretKeyMd5,
        @Schema(description = "What editApiPermission, delApi and queryApi ask for") long id,
        @Schema(
                        description =
                                "What it may do, in this order: ready_only, trade, contract_trade, captial_out; null in a page's records",
                        nullable = true)
                List<PermissionDto> permissionDTOList,
        @Schema(description = "Its owner's number") String customerNo,
        @Schema(description = "Days left, rounded up; -1 expired, null for ever", nullable = true) Long validityDays,
        @Schema(description = "X.509 DER in Base64") String pubKey) {}
