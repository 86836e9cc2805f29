package org.customerapi.web.error;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.web.envelope.Envelope;
import org.customerapi.web.envelope.EnvelopeWriter;
import org.customerapi.web.envelope.Refusals;

/** Refuses {@code OPTIONS} where the JAX-RS runtime has answered it by itself: RESTEasy does so before any filter of a request. */
@Provider
@ApplicationScoped
public class OptionsRefusal implements ContainerResponseFilter {
    private final Refusals refusals;

    @Inject
    public OptionsRefusal(Refusals refusals) {
        this.refusals = refusals;
    }

    /** For the proxy; public because RESTEasy takes no other. */
    public OptionsRefusal() {
        this(null);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals(HttpMethod.OPTIONS) && !(response.getEntity() instanceof Envelope)) {
            Rejection refusal = new Rejection(ErrorCode.METHOD_NOT_SUPPORTED);
            response.setStatus(refusal.code().httpStatus());
            response.getHeaders().remove(HttpHeaders.ALLOW);
            response.setEntity(refusals.envelope(refusal), new Annotation[0], EnvelopeWriter.JSON_UTF8);
        }
    }
}
