package org.customerapi.web.error;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.customerapi.web.envelope.Refusals;

/** Refusals, and whatever nobody has foreseen: an answer like any other. */
@Provider
@ApplicationScoped
public class FailureMapper implements ExceptionMapper<Throwable> {
    private final Failures failures;
    private final Refusals refusals;

    @Inject
    public FailureMapper(Failures failures, Refusals refusals) {
        this.failures = failures;
        this.refusals = refusals;
    }

    /** For the proxy; public because RESTEasy takes no provider without such a constructor. */
    public FailureMapper() {
        this(null, null);
    }

    @Override
    public Response toResponse(Throwable thrown) {
        return refusals.response(failures.refusal(thrown));
    }
}
