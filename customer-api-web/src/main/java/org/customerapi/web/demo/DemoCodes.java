package org.customerapi.web.demo;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The codes of a demo customer, newest first. */
@Schema(name = "DemoCodes")
@JsonbNillable
@JsonbPropertyOrder({"googleCode", "messages"})
public record DemoCodes(
        @Schema(
                        description =
                                "The next authenticator code that would be accepted, to bind it as well; null when there is none yet",
                        nullable = true)
                String googleCode,
        @Schema(description = "Newest first") List<Message> messages) {

    /** A code that would have been sent. */
    @Schema(name = "DemoMessage")
    @JsonbPropertyOrder({"channel", "type", "code", "sendToken"})
    public record Message(
            @Schema(description = "SMS or EMAIL") String channel,
            @Schema(description = "As verifyCodeSend's bizType") String type,
            @Schema(description = "The code") String code,
            @Schema(description = "The ticket it was sent under") String sendToken) {}
}
