package org.customerapi.it.server;

import java.time.Duration;

/** How long a server may take to start: this machine may be busy. */
final class Patience {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final long since = System.nanoTime();

    /** Waits a moment, unless it has waited long enough. */
    void verifyNotSpent(String what, Launch launch) throws ServerFailure {
        if (System.nanoTime() - since > LIMIT.toNanos()) {
            throw new ServerFailure(what + ", see " + launch.folder().log());
        }
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
