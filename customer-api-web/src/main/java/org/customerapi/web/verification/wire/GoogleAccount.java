package org.customerapi.web.verification.wire;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.customerapi.customer.Customer;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.stepup.PreparedAuthenticator;
import org.customerapi.web.customer.wire.TokenAdapter;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An authenticator that waits to be bound; times are epoch milliseconds. */
@Schema(name = "GoogleAccount")
@JsonbNillable
@JsonbPropertyOrder({"id", "customerNo", "secret", "qrcode", "code", "status", "createTime", "updateTime"})
public record GoogleAccount(
        @Schema(description = "For enableOrForbidMFA, as googleId") long id,
        @Schema(description = "The customer's number") String customerNo,
        @Schema(
                        type = SchemaType.STRING,
                        implementation = String.class,
                        description =
                                "What is typed into an app that cannot read the QR code, in Base32; only in this answer")
                @JsonbTypeAdapter(TokenAdapter.class)
                SecretText secret,
        @Schema(
                        type = SchemaType.STRING,
                        implementation = String.class,
                        description = "What the QR code says: an otpauth:// URI (Key Uri Format), secret and all")
                @JsonbTypeAdapter(TokenAdapter.class)
                SecretText qrcode,
        @Schema(description = "Always null", nullable = true) String code,
        @Schema(description = "Always 2: not bound") int status,
        @Schema(description = "When this secret was made") long createTime,
        @Schema(description = "The same") long updateTime) {
    private static final int NOT_BOUND = 2;

    public static GoogleAccount of(PreparedAuthenticator prepared, Customer customer) {
        long since = prepared.since().toEpochMilli();
        return new GoogleAccount(
                prepared.id(),
                customer.customerNo(),
                prepared.secret(),
                prepared.keyUri(),
                null,
                NOT_BOUND,
                since,
                since);
    }
}
