package org.customerapi.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.customerapi.apikey.KeyChanged;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.customer.CustomerChanged;
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
 */
@ApplicationScoped
public class KeySnapshots {
    private static final int MAX_SNAPSHOTS = 100_000;

    private final Cache<String, KeySnapshot> snapshots;
    private final KeySnapshotLoader loader;
    private final Duration lease;
    private final Clock clock;

    @Inject
    public KeySnapshots(KeySnapshotLoader loader, Settings settings, Clock clock) {
        this.loader = loader;
        this.lease = settings.get(Settings.CLUSTER_LEASE);
        this.clock = clock;
        this.snapshots = Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfterWrite(lease)
                .maximumSize(MAX_SNAPSHOTS)
                .build();
    }

    protected KeySnapshots() {
        this.loader = null;
        this.lease = null;
        this.clock = null;
        this.snapshots = null;
    }

    /** The live key of that name; strangers' inventions are not remembered. */
    Optional<KeySnapshot> find(String accessKey) {
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
        return Optional.ofNullable(read(accessKey));
    }

    private KeySnapshot read(String accessKey) {
        return loader.load(accessKey).orElse(null);
    }

    void drop(@Observes KeyChanged change) {
        snapshots.invalidate(change.accessKey().text());
    }

    /** Name by name: dropping all at once would not wait for a load that runs. */
    void drop(@Observes CustomerChanged change) {
        snapshots.invalidateAll(loader.accessKeysOf(change.customerId()));
    }
}
