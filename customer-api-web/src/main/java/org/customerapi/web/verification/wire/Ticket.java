package org.customerapi.web.verification.wire;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.web.customer.wire.TokenAdapter;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a code was sent under. */
@Schema(name = "Ticket")
public record Ticket(
        @Schema(
                        type = SchemaType.STRING,
                        implementation = String.class,
                        description = "To be given back with the code, as phoneSendToken, emailSendToken or sendToken")
                @JsonbTypeAdapter(TokenAdapter.class)
                SecretText token) {}
