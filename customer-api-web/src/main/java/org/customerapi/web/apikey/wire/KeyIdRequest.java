package org.customerapi.web.apikey.wire;

import jakarta.validation.constraints.NotNull;
import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code delApi} and {@code queryApi}. */
@Schema(name = "KeyIdRequest")
public class KeyIdRequest implements WireRequest {
    @NotNull
    @Schema(description = "The key's id", example = "50", required = true)
    private final Long id;

    public KeyIdRequest(JsonFields in) {
        id = in.integer("id");
    }

    public long id() {
        return id;
    }
}
