package org.customerapi.signature;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** In the memory of one node: the times of what was taken, per subject. */
final class LocalRateLimit implements RateLimit {
    /** A subject that has been idle for longer than any window is forgotten. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Cache<String, Deque<Instant>> taken;

    /** @param maxSubjects a net against a flood of subjects: beyond it, those least heard of are forgotten */
    LocalRateLimit(int maxSubjects) {
        this.taken = Caches.builder()
                .expireAfterAccess(IDLE)
                .maximumSize(maxSubjects)
                .build();
    }

    @Override
    public Answer take(String subject, int limit, Duration window, Instant now) {
        return ask(subject, limit, window, now, true);
    }

    @Override
    public Answer look(String subject, int limit, Duration window, Instant now) {
        return ask(subject, limit, window, now, false);
    }

    private Answer ask(String subject, int limit, Duration window, Instant now, boolean taking) {
        Deque<Instant> times = taken.get(subject, unused -> new ArrayDeque<>());
        synchronized (times) {
            Instant from = now.minus(window);
            while (!times.isEmpty() && !times.peekFirst().isAfter(from)) {
                times.removeFirst();
            }
            boolean within = times.size() < limit;
            if (taking && within) {
                times.addLast(now);
            }
            Duration reset = times.isEmpty() ? Duration.ZERO : Duration.between(from, times.peekFirst());
            return new Answer(within, times.size(), reset);
        }
    }
}
