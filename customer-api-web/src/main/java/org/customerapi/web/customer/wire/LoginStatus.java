package org.customerapi.web.customer.wire;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.customerapi.customer.LoginName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a guest is told of a name: nothing that depends on whether somebody has it. */
@Schema(name = "LoginStatus")
@JsonbNillable
@JsonbPropertyOrder({"status", "country", "phoneArea"})
public record LoginStatus(
        @Schema(description = "Always 1") int status,
        @Schema(description = "Always null: it would tell who is known", nullable = true) String country,
        @Schema(description = "The phone's, as it was given; else null", example = "+86", nullable = true)
                String phoneArea) {

    public static LoginStatus of(LoginName name) {
        return new LoginStatus(1, null, name.area().orElse(null));
    }
}
