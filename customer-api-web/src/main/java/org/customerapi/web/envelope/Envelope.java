package org.customerapi.web.envelope;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * What every answer comes in (the contract, section 2): always these nine members, in this order.
 *
 * @param msg the outcome in the caller's language
 * @param data the answer; of a refusal the bizType
 * @param bizCode who refuses; empty on success
 * @param tm nanoseconds the call took on the server
 * @param msgParams what fills the message's placeholders, joined with commas; null when there are none
 */
@JsonbNillable
@JsonbPropertyOrder({"msg", "fail", "trace", "code", "data", "bizCode", "tm", "msgParams", "ok"})
public record Envelope(
        String msg,
        boolean fail,
        String trace,
        String code,
        Object data,
        String bizCode,
        long tm,
        String msgParams,
        boolean ok) {

    /** What a call has achieved. */
    public static Envelope success(Object data, Call call) {
        String message = Messages.in(call.language()).text("SUCCESS");
        return new Envelope(message, false, call.origin().trace(), "0", data, "", call.elapsedNanos(), null, true);
    }
}
