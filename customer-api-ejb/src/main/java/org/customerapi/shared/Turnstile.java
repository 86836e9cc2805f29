package org.customerapi.shared;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets as many through at once as there are cores, for work that takes a core's whole attention: a password hash, a key pair.
 * Some wait for a bounded time, the others are refused.
 */
public final class Turnstile {
    private static final int WAITING_PER_CORE = 64;

    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final int maxWaiting = Runtime.getRuntime().availableProcessors() * WAITING_PER_CORE;
    private final int maxWaitSeconds;

    public Turnstile(int maxWaitSeconds) {
        this.maxWaitSeconds = maxWaitSeconds;
    }

    /** @throws Rejection {@code TOO_FAST} when the work was not done */
    public <T> T pass(Supplier<T> work) {
        waitForPlace();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void waitForPlace() {
        try {
            boolean free = places.getQueueLength() < maxWaiting && places.tryAcquire(maxWaitSeconds, TimeUnit.SECONDS);
            if (!free) {
                throw new Rejection(ErrorCode.TOO_FAST, maxWaitSeconds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejection(ErrorCode.TOO_FAST, maxWaitSeconds);
        }
    }
}
