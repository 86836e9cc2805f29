package org.customerapi.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the tests: it stands still until a test moves it. */
public final class MovableClock extends Clock {
    private static final MovableClock INSTANCE = new MovableClock();

    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private MovableClock() {}

    /** The one that the beans under test read. */
    public static MovableClock get() {
        return INSTANCE;
    }

    public void moveBy(Duration duration) {
        now = now.plus(duration);
    }

    public void moveTo(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    /** Takes the place of the real clock wherever this class is on the class path. */
    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Producer {
        @Produces
        @Dependent
        Clock clock() {
            return INSTANCE;
        }
    }
}
