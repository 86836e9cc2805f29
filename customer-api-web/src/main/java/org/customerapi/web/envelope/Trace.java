package org.customerapi.web.envelope;

import java.time.Clock;
import java.util.UUID;

/** The name of one call, by which it is found again in logs and audit rows. */
final class Trace {
    private static final int LONGEST = 128;

    private Trace() {}

    /** The caller's trace if it is safe to repeat, or a fresh one. */
    static String of(String header, Clock clock) {
        if (header != null && !header.isEmpty() && header.length() <= LONGEST && SafeText.holds(header, "._:-")) {
            return header;
        }
        return "x-" + UUID.randomUUID() + "-" + clock.millis();
    }
}
