package org.customerapi.web.customer.wire;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.customerapi.customer.Customer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the customer himself can be reached, unmasked. */
@Schema(name = "PhoneAndEmail")
@JsonbNillable
@JsonbPropertyOrder({"customerNo", "email", "phone", "phoneArea"})
public record PhoneAndEmail(
        @Schema(description = "The customer's number") String customerNo,
        @Schema(description = "Null where he has none", nullable = true) String email,
        @Schema(description = "Without its area; null where he has none", nullable = true) String phone,
        @Schema(description = "Country calling code", example = "+86", nullable = true) String phoneArea) {

    public static PhoneAndEmail of(Customer customer) {
        return new PhoneAndEmail(customer.customerNo(), customer.email(), customer.phone(), customer.phoneArea());
    }

    /** Personal: it does not go into logs. */
    @Override
    public String toString() {
        return "PhoneAndEmail[" + customerNo + "]";
    }
}
