package org.customerapi.web.session;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.web.envelope.Call;

/** Lets nobody without a session reach an operation that is not for guests, before his body is even read. */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class SessionFilter implements ContainerRequestFilter {
    private static final String VERSION = "0.0.1";
    private static final Pattern NAMED = Pattern.compile("/?(global|login|openapi-c/(global|verify))(/|$)");
    private static final Pattern MATRIX_PARAMETERS = Pattern.compile(";[^/]*");

    @Context
    private ResourceInfo resource;

    private final Call call;
    private final CurrentCaller caller;

    @Inject
    public SessionFilter(Call call, CurrentCaller caller) {
        this.call = call;
        this.caller = caller;
    }

    /** For the proxy; public because RESTEasy takes no provider without such a constructor. */
    public SessionFilter() {
        this(null, null);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS)) {
            // JAX-RS would answer these itself, without an envelope.
            throw new Rejection(ErrorCode.METHOD_NOT_SUPPORTED);
        }
        String path =
                MATRIX_PARAMETERS.matcher(request.getUriInfo().getPath(false)).replaceAll("");
        if (call.bizType() == null && NAMED.matcher(path).lookingAt()) {
            // JAX-RS forgives matrix parameters and a slash at the end; an operation goes by its own name only.
            throw new Rejection(ErrorCode.BUSINESS_TYPE_INVALID);
        }
        if (resource.getResourceMethod().isAnnotationPresent(Signed.class)) {
            // Judged by its signature, and its version is part of what it may reach.
            return;
        }
        if (call.version().filter(version -> !version.equals(VERSION)).isPresent()) {
            throw new Rejection(ErrorCode.BUSINESS_TYPE_INVALID);
        }
        if (!resource.getResourceMethod().isAnnotationPresent(Guest.class)) {
            caller.require();
        }
    }
}
