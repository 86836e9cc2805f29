package org.customerapi.shared.outage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Remembers that nobody answered: for a second whoever asks is told so at once, and after it one at a time finds out whether that
 * still holds. So an outage costs each call little, and a database that comes back is not met by all at once.
 */
public final class OutageMemory {
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile Outage last;

    private record Outage(Exception cause, long atNanos) {}

    /** What is attempted. */
    public interface Attempt<T, X extends Exception> {
        T run() throws X;
    }

    /** How what is already known is told. */
    public interface Telling<X extends Exception> {
        X of(Exception cause);
    }

    /** @param nanos a time in nanoseconds, from wherever it counts */
    public OutageMemory(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @throws X what the attempt throws, or, without an attempt, what {@code known} makes of the last outage */
    public <T, X extends Exception> T attempt(Attempt<T, X> attempt, Telling<X> known) throws X {
        Outage outage = last;
        if (outage == null) {
            return noted(attempt);
        }
        long age = nanos.getAsLong() - outage.atNanos();
        // A clock that was set back would else make the pause last as long.
        boolean recent = age >= 0 && age < PAUSE_NANOS;
        if (recent || !trying.compareAndSet(false, true)) {
            throw known.of(outage.cause());
        }
        try {
            return noted(attempt);
        } finally {
            trying.set(false);
        }
    }

    private <T, X extends Exception> T noted(Attempt<T, X> attempt) throws X {
        try {
            T result = attempt.run();
            last = null;
            return result;
        } catch (Exception e) {
            // An attempt that was answered, if only with a refusal, is no outage.
            last = DatabaseFailure.isOutOfReach(e) ? new Outage(e, nanos.getAsLong()) : null;
            throw e;
        }
    }

    /** Whether the last attempt met nobody. */
    public boolean lasts() {
        return last != null;
    }
}
