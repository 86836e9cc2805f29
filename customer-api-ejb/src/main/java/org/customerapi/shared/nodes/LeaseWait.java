package org.customerapi.shared.nodes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.customerapi.shared.settings.Settings;

/**
 * Lets an answer wait until no node of a cluster judges by what it remembered before: so the next call after the answer is judged
 * by what was committed. A node that is alone drops what it remembers instead, and nobody waits; it only makes sure that no other has
 * taken over meanwhile.
 */
@ApplicationScoped
public class LeaseWait {
    /** For two clocks that do not run equally fast, and one that tells whole milliseconds. */
    private static final Duration MARGIN = Duration.ofMillis(10);

    private static final int MARGIN_DIVISOR = 100;

    private final NodeClaim claim;
    private final Duration wait;

    @Inject
    public LeaseWait(Settings settings, NodeClaim claim) {
        this.claim = claim;
        this.wait =
                settings.get(Settings.CLUSTER_ENABLED) ? waitFor(settings.get(Settings.CLUSTER_LEASE)) : Duration.ZERO;
    }

    protected LeaseWait() {
        this.claim = null;
        this.wait = Duration.ZERO;
    }

    private static Duration waitFor(Duration lease) {
        return lease.plus(lease.dividedBy(MARGIN_DIVISOR)).plus(MARGIN);
    }

    /**
     * Waits out a lease that begins now, whole even when the thread is interrupted. Ask when the change is committed, and outside
     * of any transaction: a wait within one would hold its rows and its connection.
     *
     * @throws org.customerapi.shared.Rejection {@code DEPENDENCY_UNAVAILABLE} when this node is alone and may not serve any more: another
     *     may have taken over before the change was committed, and judge by what it read before
     */
    public void waitOut() {
        if (wait.isZero()) {
            claim.verifyHeld();
            return;
        }
        long began = System.nanoTime();
        long left = wait.toNanos();
        boolean interrupted = false;
        while (left > 0) {
            LockSupport.parkNanos(left);
            interrupted |= Thread.interrupted();
            left = wait.toNanos() - (System.nanoTime() - began);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
