package org.customerapi.web.admin.wire;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line of an import that was refused; what it said is not repeated. */
@JsonbNillable
@JsonbPropertyOrder({"line", "code", "msg", "msgParams"})
@Schema(name = "RefusedImportLine")
public record RefusedImportLine(
        @Schema(description = "Where it stands in the body, from 1, blank lines counted", example = "4") long line,
        @Schema(description = "One of the table of codes", example = "CUSTOMER_API_0001025") String code,
        @Schema(description = "The reason in the caller's language") String msg,
        @Schema(description = "The field and the rule it breaks, joined with a comma", nullable = true)
                String msgParams) {}
