package org.customerapi.signature;

import java.time.Duration;
import java.time.Instant;

/** Remembers what has been used, each for as long as it could be used again. */
interface ReplayGuard {
    /** Calls may be dated ahead, and nodes' clocks differ: what was accepted before a memory began can bear a time this much after it. */
    Duration DATED_AHEAD = ReplayWindow.MAX_AHEAD.plusSeconds(1);

    /** A clock that is behind the others', or set back, lets calls through for a little longer. */
    Duration KEPT_BEYOND = Duration.ofSeconds(60);

    /**
     * Marks something as used.
     *
     * @param forgetAt from when on it need not be remembered; of one subject always the same moment
     * @return whether this is the first use; of many at once exactly one is
     */
    boolean firstUse(String subject, Instant forgetAt, Instant now);

    /** Uses from before this moment are not remembered; a home that outlives a restart answers {@link Instant#MIN}. */
    Instant remembersSince();
}
