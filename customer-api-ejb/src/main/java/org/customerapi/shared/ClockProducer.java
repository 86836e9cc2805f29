package org.customerapi.shared;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneOffset;

/** The one clock: UTC in whole milliseconds, the wire's and the database's resolution. */
@Dependent
public class ClockProducer {
    @Produces
    public Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
