package org.customerapi.web.apikey.wire;

import org.customerapi.web.body.JsonFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change of a permission. */
@Schema(name = "PermissionEntry")
public class PermissionEntry {
    @Schema(
            description =
                    "What to change; ready_only is always granted and cannot be. The spellings are the contract's",
            enumeration = {"ready_only", "trade", "contract_trade", "captial_out"},
            example = "trade",
            required = true)
    private final String code;

    @Schema(
            description = "1 granted, 2 not granted",
            enumeration = {"1", "2"},
            example = "1",
            required = true)
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
