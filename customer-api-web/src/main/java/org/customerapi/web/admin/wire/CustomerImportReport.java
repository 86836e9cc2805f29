package org.customerapi.web.admin.wire;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an import. */
@JsonbNillable
@JsonbPropertyOrder({"lines", "created", "updated", "unchanged", "refused", "errors", "errorsLeftOut"})
@Schema(name = "CustomerImportReport")
public record CustomerImportReport(
        @Schema(description = "How many lines there were, blank ones not counted", example = "5") long lines,
        @Schema(description = "Of them, new customers", example = "2") long created,
        @Schema(description = "Customers who were there, of whom something was new", example = "1") long updated,
        @Schema(description = "Customers who were there, of whom nothing was new", example = "1") long unchanged,
        @Schema(description = "Lines that were refused and changed nothing", example = "1") long refused,
        @Schema(description = "The refused lines, the first 1000 of them") List<RefusedImportLine> errors,
        @Schema(description = "How many more were refused", example = "0") long errorsLeftOut) {}
