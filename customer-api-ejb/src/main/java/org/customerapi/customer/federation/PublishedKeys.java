package org.customerapi.customer.federation;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.settings.IdentityProvider;

/**
 * A provider's keys as they were last read. They are read anew when they are old, or when a token names one that isn't there, but
 * never twice within ten seconds: a stranger can invent as many names of keys as he likes.
 */
final class PublishedKeys {
    private static final System.Logger LOG = System.getLogger(PublishedKeys.class.getName());
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
    private static final int MAX_WAITING = 32;

    private final IdentityProvider provider;
    private final KeysDownload download;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Reading latest = Reading.NONE;

    PublishedKeys(IdentityProvider provider, KeysDownload download, Clock clock) {
        this.provider = provider;
        this.download = download;
        this.clock = clock;
    }

    /**
     * @return the key of that id, or none
     * @throws Rejection {@code DEPENDENCY_UNAVAILABLE} when the keys can't be read, and those at hand are too old or don't have it
     */
    List<JWK> find(String keyId, TokenAlgorithm algorithm) {
        if (!latest.isYoungerThan(provider.keysLifetime(), clock.instant())) {
            readAnew(latest);
        }
        List<JWK> found = usable().find(keyId, algorithm);
        if (found.isEmpty()) {
            readAnew(latest);
            found = usable().find(keyId, algorithm);
        }
        if (found.isEmpty() && latest.hasFailed()) {
            throw new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE);
        }
        return found;
    }

    private KeySet usable() {
        Reading now = latest;
        if (!now.isYoungerThan(provider.keysLifetime().plus(provider.keysOutage()), clock.instant())) {
            throw new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE);
        }
        return now.keys();
    }

    /** Leaves a newer reading than {@code seen} behind, unless the last try was a moment ago or the provider doesn't answer. */
    private void readAnew(Reading seen) {
        if (!isDue() || !takeTurn()) {
            return;
        }
        try {
            // Somebody else may have done it meanwhile.
            if (latest == seen && isDue()) {
                latest = read(seen);
            }
        } finally {
            reading.unlock();
        }
    }

    private boolean isDue() {
        return !latest.wasTriedWithin(BETWEEN_TRIES, clock.instant());
    }

    private Reading read(Reading before) {
        Instant now = clock.instant();
        try {
            KeySet keys = KeySet.parse(download.text());
            LOG.log(
                    INFO,
                    "Read {0} keys of the identity provider {1}",
                    keys.keys().size(),
                    provider.name());
            return new Reading(keys, now, now);
        } catch (IOException | ParseException e) {
            LOG.log(
                    WARNING,
                    "The keys of the identity provider " + provider.name() + " cannot be read: " + e.getMessage());
            return new Reading(before.keys(), before.readAt(), now);
        }
    }

    /** While the provider doesn't answer, or when enough wait already, nobody waits for who is asking it. */
    private boolean takeTurn() {
        if (latest.hasFailed() || reading.getQueueLength() >= MAX_WAITING) {
            return reading.tryLock();
        }
        try {
            return reading.tryLock(KeysDownload.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * @param readAt when the keys were read
     * @param triedAt when that was last tried: later than {@code readAt} if it failed
     */
    private record Reading(KeySet keys, Instant readAt, Instant triedAt) {
        static final Reading NONE = new Reading(new KeySet(List.of()), Instant.EPOCH, Instant.EPOCH);

        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(readAt.plus(age));
        }

        boolean wasTriedWithin(Duration span, Instant now) {
            return Duration.between(triedAt, now).abs().compareTo(span) < 0;
        }

        boolean hasFailed() {
            return !triedAt.equals(readAt);
        }
    }
}
