package org.customerapi.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageDurationTest {
    @ParameterizedTest
    @CsvSource({
        "MONTH,     2026-03-15T10:20:30.456Z, 2026-04-15T10:20:30.456Z",
        "MONTH,     2027-01-31T00:00:00Z,     2027-02-28T00:00:00Z",
        "MONTH,     2028-01-31T23:59:59.999Z, 2028-02-29T23:59:59.999Z",
        "MONTH,     2028-02-29T00:00:00Z,     2028-03-29T00:00:00Z",
        "MONTH,     2026-12-31T12:00:00Z,     2027-01-31T12:00:00Z",
        "QUARTER,   2026-11-30T00:00:00Z,     2027-02-28T00:00:00Z",
        "HALF_YEAR, 2026-08-31T00:00:00Z,     2027-02-28T00:00:00Z",
        "YEAR,      2028-02-29T00:00:00Z,     2029-02-28T00:00:00Z",
        "YEAR,      2027-02-28T00:00:00Z,     2028-02-28T00:00:00Z",
        "YEAR,      2099-12-31T00:00:00Z,     2100-12-31T00:00:00Z"
    })
    void endOfShouldFollowTheCalendarWhenAPackageBegins(PackageDuration duration, Instant start, Instant end) {
        assertThat(duration.endOf(start)).isEqualTo(end);
    }
}
