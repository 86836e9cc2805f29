package org.customerapi.web.envelope;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** Puts refusals into the envelope. */
@ApplicationScoped
public class Refusals {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Call call;

    @Inject
    public Refusals(Call call) {
        this.call = call;
    }

    protected Refusals() {
        this(null);
    }

    public Response response(Rejection rejection) {
        Response.ResponseBuilder response = Response.status(rejection.code().httpStatus())
                .type(EnvelopeWriter.JSON_UTF8)
                .entity(envelope(rejection));
        retryAfterSeconds(rejection).ifPresent(seconds -> response.header("Retry-After", seconds));
        return response.build();
    }

    /** When another call has a chance; empty where waiting alone mends nothing, or the refusal itself says how long. */
    public OptionalInt retryAfterSeconds(Rejection rejection) {
        return rejection.code() == ErrorCode.DEPENDENCY_UNAVAILABLE
                ? OptionalInt.of(RETRY_AFTER_SECONDS)
                : OptionalInt.empty();
    }

    public Envelope envelope(Rejection rejection) {
        ErrorCode code = rejection.code();
        call.answered(code.code());
        Messages messages = Messages.in(call.language());
        return new Envelope(
                messages.of(rejection),
                true,
                call.origin().trace(),
                code.code(),
                code == ErrorCode.BUSINESS_TYPE_INVALID ? null : call.bizType(),
                code.origin().name(),
                call.elapsedNanos(),
                messages.params(rejection),
                false);
    }
}
