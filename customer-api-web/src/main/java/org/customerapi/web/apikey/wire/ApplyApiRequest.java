package org.customerapi.web.apikey.wire;

import jakarta.validation.constraints.NotNull;
import org.customerapi.web.body.JsonFields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code applyApi}. */
@Schema(name = "ApplyApiRequest")
public class ApplyApiRequest extends StepUpRequest {
    @NotNull
    @Schema(description = LABEL, example = "robot", minLength = 1, maxLength = 20, required = true)
    private final String tag;

    static final String LABEL =
            "What the customer calls the key: 1 to 20 characters, unique among his keys whatever the case,"
                    + " no punctuation, no invisible characters";

    public ApplyApiRequest(JsonFields in) {
        super(in);
        tag = in.text("tag");
    }

    public String tag() {
        return tag;
    }
}
