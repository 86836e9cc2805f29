package org.customerapi.web.session;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.customerapi.shared.nodes.NodeClaim;

/** Lets no call in while this node may not serve: another may, and would not know what is done here. */
@Provider
@Priority(ServingFilter.BEFORE_THE_SESSION)
@ApplicationScoped
public class ServingFilter implements ContainerRequestFilter {
    static final int BEFORE_THE_SESSION = 900;

    @Context
    private ResourceInfo resource;

    private final NodeClaim claim;

    @Inject
    public ServingFilter(NodeClaim claim) {
        this.claim = claim;
    }

    /** For the proxy; public because RESTEasy takes no other. */
    public ServingFilter() {
        this(null);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        // A signed call's verification asks for itself.
        if (!resource.getResourceMethod().isAnnotationPresent(Signed.class)) {
            claim.verifyHeld();
        }
    }
}
