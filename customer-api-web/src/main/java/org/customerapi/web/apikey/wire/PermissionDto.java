package org.customerapi.web.apikey.wire;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A permission of a key, as customers see it. */
@Schema(name = "Permission")
@JsonbNillable
@JsonbPropertyOrder({"code", "paths", "canEdit", "name", "status"})
public record PermissionDto(
        @Schema(description = "ready_only, trade, contract_trade or captial_out", example = "trade") String code,
        @Schema(description = "Always null", nullable = true) List<String> paths,
        @Schema(description = "Whether it can be changed") boolean canEdit,
        @Schema(description = "In the caller's language", example = "Spot Trade") String name,
        @Schema(
                        description = "1 granted, 2 not granted",
                        enumeration = {"1", "2"},
                        example = "2")
                int status) {}
