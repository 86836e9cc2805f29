package org.customerapi.web.apikey.wire;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code page}. */
@Schema(name = "PageRequest")
public class PageRequest implements WireRequest {
    private static final long DEFAULT_SIZE = 20;

    @Min(1)
    @Max(100)
    @Schema(description = "Keys a page", defaultValue = "20", example = "20", nullable = true)
    private final Long size;

    @Min(1)
    @Max(Integer.MAX_VALUE)
    @Schema(description = "The page, from 1", defaultValue = "1", example = "1", nullable = true)
    private final Long current;

    @Schema(description = "What the tag must contain, whatever its case; every key if absent", nullable = true)
    private final String tag;

    public PageRequest(JsonFields in) {
        size = Objects.requireNonNullElse(in.integer("size"), DEFAULT_SIZE);
        current = Objects.requireNonNullElse(in.integer("current"), 1L);
        tag = in.textOrNull("tag");
    }

    public int size() {
        return size.intValue();
    }

    public int current() {
        return current.intValue();
    }

    public String tag() {
        return Objects.requireNonNullElse(tag, "");
    }
}
