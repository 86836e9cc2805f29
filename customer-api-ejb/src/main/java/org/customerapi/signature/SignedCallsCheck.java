package org.customerapi.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is who takes a call that is dated now: a node that has just begun to remember what was used refuses it. */
@Readiness
@ApplicationScoped
public class SignedCallsCheck implements HealthCheck {
    private final ReplayGuard replays;
    private final Clock clock;

    @Inject
    public SignedCallsCheck(ReplayGuard replays, Clock clock) {
        this.replays = replays;
        this.clock = clock;
    }

    protected SignedCallsCheck() {
        this(null, null);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("signed-calls")
                .status(!clock.instant().isBefore(replays.remembersSince()))
                .build();
    }
}
