package org.customerapi.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * In the memory of one node, which therefore trusts no call that the node before it can have accepted: none dated before its start
 * or up to {@link #DATED_AHEAD} after it. Without a bound on its size, because what it
 * forgot could be used again. Only the owners of keys get here, each entry lives two minutes at most, and a ban ends a flood of calls
 * beyond the rate.
 */
final class LocalReplayGuard implements ReplayGuard {
    private final Cache<String, Instant> used;
    private final Instant since;

    LocalReplayGuard(Clock clock) {
        this.since = clock.instant().plus(DATED_AHEAD);
        this.used = Caches.builder()
                .ticker(() -> nanos(clock.instant()))
                .expireAfter(new Forgetting())
                .build();
    }

    private static long nanos(Instant instant) {
        return TimeUnit.MILLISECONDS.toNanos(instant.toEpochMilli());
    }

    /** By the cache's own reading of the clock: a pause between two readings would shorten the memory. */
    private static final class Forgetting implements Expiry<String, Instant> {
        @Override
        public long expireAfterCreate(String subject, Instant forgetAt, long now) {
            return nanos(forgetAt) - now;
        }

        @Override
        public long expireAfterUpdate(String subject, Instant forgetAt, long now, long left) {
            return left;
        }

        @Override
        public long expireAfterRead(String subject, Instant forgetAt, long now, long left) {
            return left;
        }
    }

    @Override
    public boolean firstUse(String subject, Instant forgetAt, Instant now) {
        return used.asMap().putIfAbsent(subject, forgetAt) == null;
    }

    @Override
    public Instant remembersSince() {
        return since;
    }
}
