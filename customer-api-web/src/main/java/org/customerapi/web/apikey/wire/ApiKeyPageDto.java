package org.customerapi.web.apikey.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of keys, newest first. */
@Schema(name = "ApiKeyPage")
@JsonbPropertyOrder({"total", "current", "size", "records"})
public record ApiKeyPageDto(
        @Schema(description = "Keys on all pages") long total,
        @Schema(description = "The page, from 1") long current,
        @Schema(description = "Keys a page") long size,
        @Schema(description = "In each permissionDTOList, sources, privateKey and customerGroupId are null")
                List<ApiKeyDto> records) {}
