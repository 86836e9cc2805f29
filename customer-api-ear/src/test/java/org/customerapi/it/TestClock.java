package org.customerapi.it;

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

/** The server's clock where a test has brought this class along: it stands still until the test moves it. */
public final class TestClock extends Clock {
    static final TestClock INSTANCE = new TestClock();

    private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private TestClock() {}

    void moveBy(Duration duration) {
        now = now.plus(duration);
    }

    void moveTo(Instant time) {
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

    /** Takes the real clock's place. */
    @Alternative
    @Priority(1)
    @ApplicationScoped
    public static class Producer {
        @Produces
        @Dependent
        public Clock clock() {
            return INSTANCE;
        }
    }
}
