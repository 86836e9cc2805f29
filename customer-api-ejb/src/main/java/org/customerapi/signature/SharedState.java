package org.customerapi.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Chooses the home of what nodes would have to share: this node's memory, as long as it is the only one. */
@ApplicationScoped
public class SharedState {
    private static final int MAX_KEYS = 1_000_000;

    @Produces
    @Singleton
    RateLimit rateLimit() {
        return new LocalRateLimit(MAX_KEYS);
    }

    @Produces
    @Singleton
    BanList banList() {
        return new LocalBanList();
    }

    @Produces
    @Singleton
    ReplayGuard replayGuard(Clock clock) {
        return new LocalReplayGuard(clock);
    }
}
