package org.customerapi.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who is banned, and for how long: 5 minutes, doubled each time up to 72 hours; a day without a ban starts over. */
interface BanList {
    Duration FIRST = Duration.ofMinutes(5);
    Duration LONGEST = Duration.ofHours(72);
    Duration FORGIVEN_AFTER = Duration.ofDays(1);

    /** Until when the subject is banned; empty when he is not. */
    Optional<Instant> bannedUntil(String subject, Instant now);

    /** Bans the subject, if he is not banned already; returns until when. */
    Instant ban(String subject, Instant now);
}
