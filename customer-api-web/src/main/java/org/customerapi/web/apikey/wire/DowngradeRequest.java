package org.customerapi.web.apikey.wire;

import jakarta.validation.constraints.NotNull;
import org.customerapi.web.body.JsonFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code downgrade}; its codes may be left out when others were verified in the session a moment ago. */
@Schema(name = "DowngradeRequest")
public class DowngradeRequest extends StepUpRequest {
    @NotNull
    @Schema(
            description = "The access key",
            pattern = "^[0-9a-f]{32}$",
            example = "47b471e57c394e8fbc18535805e04016",
            required = true)
    private final String apiKey;

    @NotNull
    @Schema(description = ApplyApiRequest.LABEL, example = "robot", minLength = 1, maxLength = 20, required = true)
    private final String tag;

    @NotNull
    @Schema(
            description = "The package's duration; half is half a year",
            enumeration = {"month", "quarter", "half", "year"},
            example = "month",
            required = true)
    private final String times;

    public DowngradeRequest(JsonFields in) {
        super(in);
        apiKey = in.text("apiKey");
        tag = in.text("tag");
        times = in.text("times");
    }

    public String apiKey() {
        return apiKey;
    }

    public String tag() {
        return tag;
    }

    public String times() {
        return times;
    }
}
