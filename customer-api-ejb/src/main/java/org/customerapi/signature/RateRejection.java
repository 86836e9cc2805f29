package org.customerapi.signature;

import java.time.Duration;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** A refusal that tells when to come back, and how much is left. */
public final class RateRejection extends Rejection {
    private static final long serialVersionUID = 1L;

    private final transient RateState rate;
    private final Duration retryAfter;

    RateRejection(ErrorCode code, RateState rate, Duration retryAfter) {
        super(code, code == ErrorCode.TOO_MANY_UNVERIFIED ? new Object[] {seconds(retryAfter)} : new Object[0]);
        this.rate = rate;
        this.retryAfter = retryAfter;
    }

    public RateState rate() {
        return rate;
    }

    /** Seconds until another call has a chance, begun ones counted. */
    public long retryAfterSeconds() {
        return seconds(retryAfter);
    }

    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
