package org.customerapi.web.apikey.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of keys, newest first. */
@Schema(name = "ApiKeyPage")
@JsonbPropertyOrder({"total", "current", "size", "records"})
public record ApiKeyPageDto(
        @Schema(description = "Keys on all pages") long total,
        long current,
        long size,
        @Schema(description = "Without permissionDTOList, sources and customerGroupId") List<ApiKeyDto> records) {}
