package org.customerapi.codes;

import org.customerapi.shared.ErrorCode;

/**
 * What became of a TOTP code.
 *
 * @param step the time step to consume, when {@code outcome} is {@code RIGHT}
 */
public record TotpVerdict(Outcome outcome, long step) {
    static final TotpVerdict WRONG = new TotpVerdict(Outcome.WRONG, -1);
    static final TotpVerdict PAUSED = new TotpVerdict(Outcome.PAUSED, -1);

    /** The three ways it can go. */
    public enum Outcome {
        RIGHT,
        WRONG,
        PAUSED
    }

    static TotpVerdict right(long step) {
        return new TotpVerdict(Outcome.RIGHT, step);
    }

    public boolean isRight() {
        return outcome == Outcome.RIGHT;
    }

    /** What the owner is told when it is not right. */
    public ErrorCode refusal() {
        return outcome == Outcome.PAUSED ? ErrorCode.TOO_MANY_WRONG_CODES : ErrorCode.TOTP_CODE_WRONG;
    }
}
