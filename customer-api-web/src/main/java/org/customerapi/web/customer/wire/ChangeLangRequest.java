package org.customerapi.web.customer.wire;

import jakarta.validation.constraints.NotNull;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Language;
import org.customerapi.shared.Rejection;
import org.customerapi.web.body.JsonFields;
import org.customerapi.web.body.WireRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code changeLang}. */
@Schema(name = "ChangeLangRequest")
public class ChangeLangRequest implements WireRequest {
    @NotNull
    @Schema(
            description = "The language, as in the header lang",
            enumeration = {"en-US", "zh-CN"},
            example = "zh-CN",
            required = true)
    private final String newLang;

    public ChangeLangRequest(JsonFields in) {
        newLang = in.textOrNull("newLang");
    }

    /** @throws Rejection {@code PARAMETERS_ILLEGAL} */
    public Language language() {
        return Language.named(newLang).orElseThrow(() -> Rejection.illegal("newLang", FieldRule.UNKNOWN_VALUE));
    }
}
