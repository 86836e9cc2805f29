package org.customerapi.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.customerapi.apikey.KeyChanged;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.apikey.persistence.LiveAccessKeys;
import org.customerapi.customer.CustomerChanged;
import org.customerapi.shared.outage.DatabaseFailure;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.customerapi.shared.outage.OutageMemory;
import org.customerapi.shared.settings.Settings;

/**
 * The keys whose calls this node judges, each for at most the lease. A change that this node makes drops the snapshot before it is
 * answered, so the next call after the answer is judged by the key as it now is.
 *
 * <p>A load that runs while its key changes cannot leave an old snapshot behind: dropping waits for the load, and a load that begins
 * after it reads what was committed.
 *
 * <p>Other nodes' changes are not told: a lease therefore counts from before the read began, however long it took, so that who waits
 * out a lease after a commit has outwaited every snapshot from before it.
 *
 * <p>Whether there is a key of that name is asked first, so that strangers' inventions are not loaded at the cost of a session bean and
 * a persistence provider; for a key that lives it is one more question a lease.
 *
 * <p>That there is no key of a name is remembered for a lease as well: a program whose key was deleted may go on for days. No name is
 * asked for before its key exists, because it is random and told in the answer that issues the key; and none comes back.
 *
 * <p>What was last read of a key is kept beyond the lease for the configured grace, for {@link #lastKnown} while the database cannot
 * be reached. What is dropped is dropped there too.
 */
@ApplicationScoped
public class KeySnapshots {
    private static final int MAX_SNAPSHOTS = 100_000;
    private static final int MAX_UNKNOWN = 10_000;

    private final Cache<String, KeySnapshot> snapshots;
    private final Cache<String, KeySnapshot> lastKnown;
    private final Cache<String, Boolean> unknown;
    private final boolean hasGrace;
    private final LiveAccessKeys names;
    private final KeySnapshotLoader loader;
    private final Duration lease;
    private final Clock clock;
    private final OutageMemory outages;
    private final AtomicInteger dropsByMemory = new AtomicInteger();

    @Inject
    public KeySnapshots(LiveAccessKeys names, KeySnapshotLoader loader, Settings settings, Clock clock) {
        Duration grace = settings.get(Settings.CLUSTER_READ_GRACE);
        this.names = names;
        this.loader = loader;
        this.lease = settings.get(Settings.CLUSTER_LEASE);
        this.clock = clock;
        // Tidied in the background, for that waits for a key that is being read: nobody else's call may.
        this.snapshots = cache(Caffeine.newBuilder(), lease, MAX_SNAPSHOTS, clock);
        this.lastKnown = cache(Caches.builder(), lease.plus(grace), MAX_SNAPSHOTS, clock);
        this.unknown = cache(Caches.builder(), lease, MAX_UNKNOWN, clock);
        this.hasGrace = !grace.isZero();
        this.outages = new OutageMemory(() -> nanos(clock));
    }

    protected KeySnapshots() {
        this.names = null;
        this.loader = null;
        this.lease = null;
        this.clock = null;
        this.snapshots = null;
        this.lastKnown = null;
        this.unknown = null;
        this.hasGrace = false;
        this.outages = null;
    }

    private static <T> Cache<String, T> cache(Caffeine<Object, Object> builder, Duration kept, int most, Clock clock) {
        return builder.ticker(() -> nanos(clock))
                .expireAfterWrite(kept)
                .maximumSize(most)
                .build();
    }

    private static long nanos(Clock clock) {
        return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    /**
     * The live key of that name.
     *
     * @throws DatabaseUnavailable when it would have to be read and cannot be; so it is not known whether the key lives
     */
    public Optional<KeySnapshot> find(String accessKey) {
        if (!AccessKey.isOne(accessKey)) {
            return Optional.empty();
        }
        Instant arrival = clock.instant();
        KeySnapshot remembered = snapshots.get(accessKey, this::read);
        if (remembered == null || remembered.isFresh(lease, arrival, clock.instant())) {
            return Optional.ofNullable(remembered);
        }
        // Read for an earlier call, and so slowly that its lease is over.
        snapshots.asMap().remove(accessKey, remembered);
        return load(accessKey);
    }

    public boolean hasGrace() {
        return hasGrace;
    }

    /** What was last read of a key, the lease and the grace ago at most; empty when it has changed since, or there is no grace. */
    public Optional<KeySnapshot> lastKnown(String accessKey) {
        return hasGrace ? Optional.ofNullable(lastKnown.getIfPresent(accessKey)) : Optional.empty();
    }

    private Optional<KeySnapshot> load(String accessKey) {
        return outages.attempt(
                () -> names.contain(new AccessKey(accessKey)) ? loader.load(accessKey) : Optional.empty(),
                DatabaseUnavailable::new);
    }

    private KeySnapshot read(String accessKey) {
        if (unknown.getIfPresent(accessKey) != null) {
            return null;
        }
        int before = dropsByMemory.get();
        KeySnapshot read = load(accessKey).orElse(null);
        if (read != null && hasGrace && before == dropsByMemory.get()) {
            // Within the load, which dropping waits for.
            lastKnown.put(accessKey, read);
        } else {
            lastKnown.invalidate(accessKey);
        }
        if (read == null) {
            unknown.put(accessKey, true);
        }
        return read;
    }

    void drop(@Observes KeyChanged change) {
        drop(change.accessKey().text());
    }

    /** Name by name: dropping all at once would not wait for a load that runs. */
    void drop(@Observes CustomerChanged change) {
        namesOf(change.customerId()).forEach(this::drop);
    }

    private void drop(String accessKey) {
        snapshots.invalidate(accessKey);
        lastKnown.invalidate(accessKey);
        unknown.invalidate(accessKey);
    }

    /** Without a database: of those that are remembered; what is being read right now gets no grace. */
    private List<String> namesOf(long customerId) {
        try {
            return loader.accessKeysOf(customerId);
        } catch (RuntimeException e) {
            if (!DatabaseFailure.isOutage(e)) {
                throw e;
            }
            dropsByMemory.incrementAndGet();
            return Stream.of(snapshots, lastKnown)
                    .flatMap(cache -> cache.asMap().entrySet().stream())
                    .filter(entry -> entry.getValue().ownerId() == customerId)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }
}
