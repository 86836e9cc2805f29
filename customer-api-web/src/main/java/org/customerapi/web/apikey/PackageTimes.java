package org.customerapi.web.apikey;

import java.util.Map;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;

/** What the wire calls package durations. */
final class PackageTimes {
    private static final Map<String, PackageDuration> DURATIONS = Map.of(
            "month", PackageDuration.MONTH,
            "quarter", PackageDuration.QUARTER,
            "half", PackageDuration.HALF_YEAR,
            "year", PackageDuration.YEAR);

    private PackageTimes() {}

    static PackageDuration duration(String times) {
        PackageDuration duration = DURATIONS.get(times);
        if (duration == null) {
            throw Rejection.illegal("times", FieldRule.UNKNOWN_VALUE);
        }
        return duration;
    }
}
