package org.customerapi.apikey.domain;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** How long a package lasts, by the calendar in UTC. */
public enum PackageDuration {
    MONTH(Period.ofMonths(1)),
    QUARTER(Period.ofMonths(3)),
    HALF_YEAR(Period.ofMonths(6)),
    YEAR(Period.ofYears(1));

    private final Period period;

    PackageDuration(Period period) {
        this.period = period;
    }

    /** When a package that begins at {@code start} ends; a day that the month lacks becomes its last. */
    public Instant endOf(Instant start) {
        return start.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }
}
