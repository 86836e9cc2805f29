package org.customerapi.shared.nodes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is who may serve: his heart beats, and nobody has taken over from him. */
@Readiness
@ApplicationScoped
public class NodeCheck implements HealthCheck {
    private final NodeClaim claim;

    @Inject
    public NodeCheck(NodeClaim claim) {
        this.claim = claim;
    }

    protected NodeCheck() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("node")
                .status(claim.isHeld())
                .withData("fenced", claim.isFenced())
                .build();
    }
}
