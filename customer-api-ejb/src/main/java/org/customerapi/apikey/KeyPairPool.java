package org.customerapi.apikey;

import static java.lang.System.Logger.Level.ERROR;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * Keeps key pairs ready, in memory and nowhere else, each for whoever takes it first. Pairs are made one a task, so that what else
 * the executor does gets its turn, and never on the taker's thread.
 */
final class KeyPairPool {
    private static final System.Logger LOG = System.getLogger(KeyPairPool.class.getName());
    private static final int MAX_WAITING = 128;

    private final Supplier<NewKeyPair> generator;
    private final Executor executor;
    private final int size;
    private final int maxMaking;
    private final Duration patience;
    private final BlockingQueue<NewKeyPair> ready = new LinkedBlockingQueue<>();
    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final AtomicInteger making = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param size how many pairs are kept ready
     * @param maxMaking how many are made at once
     * @param patience how long a taker waits when none is ready
     */
    KeyPairPool(Supplier<NewKeyPair> generator, Executor executor, int size, int maxMaking, Duration patience) {
        this.generator = generator;
        this.executor = executor;
        this.size = size;
        this.maxMaking = maxMaking;
        this.patience = patience;
    }

    /**
     * The next pair, at once while there is one.
     *
     * @throws Rejection {@code TOO_FAST} when too many wait already, or none was made in time
     */
    NewKeyPair take() {
        NewKeyPair pair = ready.poll();
        refill();
        return pair == null ? await() : pair;
    }

    private NewKeyPair await() {
        if (!places.tryAcquire()) {
            throw tooFast();
        }
        try {
            NewKeyPair pair = ready.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (pair == null) {
                throw tooFast();
            }
            refill();
            return pair;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooFast();
        } finally {
            places.release();
        }
    }

    private Rejection tooFast() {
        return new Rejection(ErrorCode.TOO_FAST, Math.max(1, patience.toSeconds()));
    }

    /** Has pairs made until there are enough; returns at once. */
    void refill() {
        while (startsOne()) {
            try {
                executor.execute(this::make);
            } catch (RejectedExecutionException e) {
                making.decrementAndGet();
                LOG.log(ERROR, "No key pair can be made: the executor takes no work", e);
                return;
            }
        }
    }

    private boolean startsOne() {
        while (true) {
            int now = making.get();
            if (closed || now >= maxMaking || ready.size() + now >= size) {
                return false;
            }
            if (making.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    private void make() {
        Thread thread = Thread.currentThread();
        int usual = thread.getPriority();
        thread.setPriority(Thread.MIN_PRIORITY);
        try {
            ready.add(generator.get());
        } finally {
            thread.setPriority(usual);
            making.decrementAndGet();
        }
        // Whoever took one meanwhile may have found nobody free to make another.
        refill();
    }

    /** Makes no further pairs and forgets those that are ready. */
    void close() {
        closed = true;
        ready.clear();
    }
}
