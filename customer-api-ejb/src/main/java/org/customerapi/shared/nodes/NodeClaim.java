package org.customerapi.shared.nodes;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * Whether this node may serve: from one heartbeat for as long as nobody can have taken it for dead, and never again once
 * somebody has. Asking costs the reading of two fields and of a clock that nobody sets.
 */
@ApplicationScoped
public class NodeClaim {
    private enum State {
        NOT_HELD,
        HELD,
        FENCED
    }

    private final LongSupplier nanoTime;
    private volatile State state = State.NOT_HELD;
    private volatile long heldUntil;

    public NodeClaim() {
        this(System::nanoTime);
    }

    /** @param nanoTime nanoseconds that only grow */
    NodeClaim(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * @throws Rejection {@code DEPENDENCY_UNAVAILABLE} while the heartbeat fails, when another node has taken over, and before this
     *     one has joined or after it has left
     */
    public void verifyHeld() {
        if (!isHeld()) {
            throw new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE);
        }
    }

    public boolean isHeld() {
        return state == State.HELD && now() - heldUntil < 0;
    }

    /** Another node has taken over: what this one remembers is worth nothing any more, until it is started anew. */
    public boolean isFenced() {
        return state == State.FENCED;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** @param since {@link #now} from before the heartbeat was sent */
    void hold(long since, Duration length) {
        heldUntil = since + length.toNanos();
        if (state == State.NOT_HELD) {
            state = State.HELD;
        }
    }

    void fence() {
        state = State.FENCED;
    }

    void release() {
        if (state == State.HELD) {
            state = State.NOT_HELD;
        }
    }
}
