package org.customerapi.signature;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts what may happen so often in any span of time, exactly. One home serves a single node from memory; one that several
 * nodes share behaves the same, and the same contract test holds for it.
 */
interface RateLimit {
    /**
     * What came of asking.
     *
     * @param taken whether it was within the limit
     * @param used how many are used now, this one included if it was taken
     * @param reset until the oldest of them no longer counts; zero when there are none
     */
    record Answer(boolean taken, int used, Duration reset) {}

    /** Takes one, if fewer than {@code limit} were taken in the {@code window} that ends now. */
    Answer take(String subject, int limit, Duration window, Instant now);

    /** Looks without taking. */
    Answer look(String subject, int limit, Duration window, Instant now);
}
