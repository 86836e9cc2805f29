package org.customerapi.web.apikey.wire;

import org.customerapi.web.body.JsonFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change of a permission. */
@Schema(name = "PermissionEntry")
public class PermissionEntry {
    @Schema(
            description = "ready_only, trade, contract_trade or captial_out (the spelling is the contract's)",
            example = "trade",
            required = true)
    private final String code;

    @Schema(description = "1 granted, 2 not granted", example = "1", required = true)
    private final Long status;

    public PermissionEntry(JsonFields in) {
        code = in.text("code");
        status = in.integer("status");
    }

    public String code() {
        return code;
    }

    public Long status() {
        return status;
    }
}
