package org.customerapi.web.error;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.customerapi.shared.Rejection;
import org.customerapi.web.envelope.Refusals;

/** What the JAX-RS runtime refuses by itself: unknown paths, wrong methods, unreadable requests. */
@Provider
@ApplicationScoped
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {
    private final Refusals refusals;
    private final FailureMapper failures;

    @Inject
    public WebApplicationExceptionMapper(Refusals refusals, FailureMapper failures) {
        this.refusals = refusals;
        this.failures = failures;
    }

    /** For the proxy; public because RESTEasy takes no provider without such a constructor. */
    public WebApplicationExceptionMapper() {
        this(null, null);
    }

    @Override
    public Response toResponse(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return failures.toResponse(e);
        }
        return refusals.response(new Rejection(HttpStatuses.codeOf(status)));
    }
}
