package org.customerapi.shared.attempts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** When somebody last tried something, and until when he has to wait. */
@Entity
@Table(name = "attempt_history")
@NamedQuery(
        name = "AttemptHistory.purge",
        query =
                "delete from AttemptHistory h where h.lastAt < :idleSince and (h.pausedUntil is null or h.pausedUntil < :now)")
public class AttemptHistory {
    @Id
    private String subject;

    /** Epoch milliseconds of the attempts that still count, oldest first, joined with commas. */
    @Column(nullable = false)
    private String recent = "";

    @Column(name = "last_at", nullable = false)
    private Instant lastAt;

    @Column(name = "paused_until")
    private Instant pausedUntil;

    protected AttemptHistory() {}

    AttemptHistory(String subject, Instant now) {
        this.subject = subject;
        this.lastAt = now;
    }

    /**
     * Takes one from the quota.
     *
     * @return how long to wait instead, zero when it was taken
     */
    Duration take(Quota quota, Instant now) {
        List<Instant> within = recent().stream()
                .filter(at -> at.plus(quota.window()).isAfter(now))
                .toList();
        Duration wait = Duration.ZERO;
        if (within.size() >= quota.max()) {
            wait = Duration.between(now, within.get(within.size() - quota.max()).plus(quota.window()));
        }
        if (!within.isEmpty()) {
            Duration gapLeft =
                    Duration.between(now, within.get(within.size() - 1).plus(quota.gap()));
            wait = wait.compareTo(gapLeft) < 0 ? gapLeft : wait;
        }
        if (wait.isZero() || wait.isNegative()) {
            remember(within, now);
            return Duration.ZERO;
        }
        return wait;
    }

    /**
     * Counts a try as wrong before it is judged; {@link AttemptLedger#forget} takes it back.
     *
     * @return false while paused, when nothing is counted
     */
    boolean reserve(Lockout lockout, Instant now) {
        if (pausedUntil != null && now.isBefore(pausedUntil)) {
            return false;
        }
        if (pausedUntil != null) {
            clear();
        }
        remember(recent(), now);
        if (recent().size() >= lockout.tries()) {
            pausedUntil = now.plus(lockout.pause());
        }
        return true;
    }

    /**
     * Takes the latest try back, and with it the pause that it began.
     *
     * @return true, so that it can serve as a change with an outcome
     */
    boolean giveBack() {
        recent = recent.substring(0, Math.max(0, recent.lastIndexOf(',')));
        pausedUntil = null;
        return true;
    }

    /** @return true, so that it can serve as a change with an outcome */
    boolean clear() {
        recent = "";
        pausedUntil = null;
        return true;
    }

    private List<Instant> recent() {
        return Arrays.stream(recent.split(","))
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)))
                .toList();
    }

    private void remember(List<Instant> earlier, Instant now) {
        String kept = earlier.stream().map(at -> at.toEpochMilli() + ",").collect(Collectors.joining());
        recent = kept + now.toEpochMilli();
        lastAt = now;
    }
}
