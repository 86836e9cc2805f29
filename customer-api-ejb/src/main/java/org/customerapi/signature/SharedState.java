package org.customerapi.signature;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.settings.InvalidSetting;
import org.customerapi.shared.settings.Settings;

/** Chooses the home of what nodes have to share: this node's memory where it is the only one, Redis in a cluster. */
@ApplicationScoped
public class SharedState {
    private static final System.Logger LOG = System.getLogger(SharedState.class.getName());
    private static final int MAX_KEYS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Settings settings;
    private RedisScripts redis;

    @Inject
    public SharedState(Settings settings) {
        this.settings = settings;
    }

    protected SharedState() {
        this(null);
    }

    @PostConstruct
    void open() {
        if (settings.get(Settings.CLUSTER_ENABLED)) {
            String url = settings.get(Settings.REDIS_URL)
                    .orElseThrow(() -> new IllegalStateException("a cluster has a Redis"));
            redis = new RedisScripts(url, PATIENCE);
            try {
                verifyKeepsWhatItIsGiven();
            } catch (InvalidSetting e) {
                LOG.log(ERROR, "The Customer API does not start: {0}", e.getMessage());
                close();
                throw e;
            }
        }
    }

    /** A Redis that throws away what has not expired would let a used signature be used again. */
    private void verifyKeepsWhatItIsGiven() {
        try {
            if (!redis.info("memory").contains("maxmemory_policy:noeviction")) {
                throw new InvalidSetting("the Redis of " + Settings.REDIS_URL.name()
                        + " may evict what it must remember: its maxmemory-policy must be noeviction.");
            }
        } catch (Rejection e) {
            throw new InvalidSetting("the Redis of " + Settings.REDIS_URL.name() + " does not answer.");
        }
    }

    @PreDestroy
    void close() {
        if (redis != null) {
            redis.close();
        }
    }

    @Produces
    @Singleton
    RateLimit rateLimit() {
        return redis == null ? new LocalRateLimit(MAX_KEYS) : new RedisRateLimit(redis);
    }

    @Produces
    @Singleton
    BanList banList() {
        return redis == null ? new LocalBanList() : new RedisBanList(redis);
    }

    @Produces
    @Singleton
    ReplayGuard replayGuard(Clock clock) {
        return redis == null ? new LocalReplayGuard(clock) : new RedisReplayGuard(redis, clock);
    }
}
