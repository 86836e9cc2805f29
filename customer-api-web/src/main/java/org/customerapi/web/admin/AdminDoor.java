package org.customerapi.web.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;
import org.customerapi.customer.bulk.OperatorGate;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * Without an admin secret a path that begins with {@code admin} is like any other that leads nowhere, whatever the method; with one
 * it goes by its own name only. Before JAX-RS looks for a method, because its refusal of a wrong one would tell.
 */
@Provider
@PreMatching
@ApplicationScoped
public class AdminDoor implements ContainerRequestFilter {
    private static final Pattern ADMIN = Pattern.compile("/?admin(?:[/;].*)?", Pattern.DOTALL);
    private static final Pattern EXACTLY = Pattern.compile("/?" + CustomerImportResource.PATH);

    private final OperatorGate gate;

    @Inject
    public AdminDoor(OperatorGate gate) {
        this.gate = gate;
    }

    /** For the proxy; public because RESTEasy takes no other. */
    public AdminDoor() {
        this(null);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean leadsHere = EXACTLY.matcher(path).matches() && gate.exists();
        if (ADMIN.matcher(path).matches() && !leadsHere) {
            throw new Rejection(ErrorCode.BUSINESS_TYPE_INVALID);
        }
    }
}
