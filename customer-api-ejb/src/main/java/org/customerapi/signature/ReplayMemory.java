package org.customerapi.signature;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** From the start on uses are remembered: the first call must not be what begins it. */
@Singleton
@Startup
@DependsOn("NodeRegistry")
public class ReplayMemory {
    private final ReplayGuard replays;

    @Inject
    public ReplayMemory(ReplayGuard replays) {
        this.replays = replays;
    }

    protected ReplayMemory() {
        this(null);
    }

    @PostConstruct
    void begin() {
        replays.remembersSince();
    }
}
