package org.customerapi.web.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.function.ObjLongConsumer;
import org.customerapi.signature.RateState;
import org.customerapi.web.envelope.Call;
import org.customerapi.web.session.Signed;

/** Tells the callers of signed operations how much of their rate is left. */
@Provider
@ApplicationScoped
public class RateHeaders implements ContainerResponseFilter {
    @Context
    private ResourceInfo resource;

    private final SignedCallGate gate;
    private final Call call;

    @Inject
    public RateHeaders(SignedCallGate gate, Call call) {
        this.gate = gate;
        this.call = call;
    }

    /** For the proxy; public because RESTEasy takes no provider without such a constructor. */
    public RateHeaders() {
        this(null, null);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Method method = resource.getResourceMethod();
        if (method == null || !method.isAnnotationPresent(Signed.class)) {
            return;
        }
        tell(gate.rate(), call, response.getHeaders()::putSingle);
    }

    /** @param headers takes a header's name and value */
    static void tell(RateState rate, Call call, ObjLongConsumer<String> headers) {
        headers.accept("x-ratelimit-limit", rate.limit());
        // As published, and as meant.
        headers.accept("x-ratelimit-remairing", rate.remaining());
        headers.accept("x-ratelimit-remaining", rate.remaining());
        headers.accept("x-ratelimit-reset", rate.reset().plusMillis(999).toSeconds());
        call.retryAfterSeconds().ifPresent(seconds -> headers.accept("Retry-After", seconds));
    }
}
