package org.customerapi.signature;

import java.time.Duration;
import java.time.Instant;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * When a call may have been sent to be judged now: {@code now - width <= sentAt < now + 1 s}.
 *
 * @param width how old a call may be: 5 s if the caller does not say, 60 s at most
 */
record ReplayWindow(Duration width) {
    static final Duration MAX_WIDTH = Duration.ofSeconds(60);

    /** How far a caller's clock may run ahead. */
    static final Duration MAX_AHEAD = Duration.ofSeconds(1);

    private static final int MAX_DIGITS = 5;
    private static final Duration DEFAULT_WIDTH = Duration.ofSeconds(5);

    /**
     * @param header milliseconds, or null
     * @throws Rejection {@code HEADER_ILLEGAL}
     */
    static ReplayWindow of(String header) {
        if (header == null) {
            return new ReplayWindow(DEFAULT_WIDTH);
        }
        long millis = header.length() <= MAX_DIGITS ? SignedHeaders.number(header, "recvWindow") : Long.MAX_VALUE;
        if (millis > MAX_WIDTH.toMillis()) {
            throw new Rejection(ErrorCode.HEADER_ILLEGAL, "recvWindow");
        }
        return new ReplayWindow(Duration.ofMillis(millis));
    }

    /** @throws Rejection {@code OUTSIDE_REPLAY_WINDOW} */
    void verify(Instant sentAt, Instant now) {
        if (sentAt.isBefore(now.minus(width)) || !sentAt.isBefore(now.plus(MAX_AHEAD))) {
            throw new Rejection(ErrorCode.OUTSIDE_REPLAY_WINDOW);
        }
    }
}
