package org.customerapi.web.envelope;

import java.time.Clock;
import java.util.UUID;
import java.util.regex.Pattern;

/** The name of one call, by which it is found again in logs and audit rows. */
final class Trace {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private Trace() {}

    /** The caller's trace if it is safe to repeat, or a fresh one. */
    static String of(String header, Clock clock) {
        if (header != null && SAFE.matcher(header).matches()) {
            return header;
        }
        return "x-" + UUID.randomUUID() + "-" + clock.millis();
    }
}
