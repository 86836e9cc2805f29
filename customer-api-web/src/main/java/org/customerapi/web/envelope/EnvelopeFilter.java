package org.customerapi.web.envelope;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

/** Puts what an operation answers into the envelope. */
@Provider
@ApplicationScoped
public class EnvelopeFilter implements ContainerResponseFilter {
    @Context
    private ResourceInfo resource;

    private final Call call;

    @Inject
    public EnvelopeFilter(Call call) {
        this.call = call;
    }

    /** For the proxy; public because RESTEasy takes no provider without such a constructor. */
    public EnvelopeFilter() {
        this(null);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Method method = resource.getResourceMethod();
        if (method != null) {
            call.answeredBy(method.getName());
        }
        if (response.getEntity() instanceof Envelope || isBare(method)) {
            return;
        }
        response.setStatus(Response.Status.OK.getStatusCode());
        response.setEntity(Envelope.success(response.getEntity(), call), new Annotation[0], EnvelopeWriter.JSON_UTF8);
    }

    private static boolean isBare(Method method) {
        return method == null || method.isAnnotationPresent(Bare.class);
    }
}
