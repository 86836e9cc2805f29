package org.customerapi.apikey;

import static java.lang.System.Logger.Level.ERROR;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * Keeps key pairs ready, in memory and nowhere else, each for whoever takes it first. Pairs are made one a task, so that what else
 * the executor does gets its turn, and never on the taker's thread. Containers can lose a task that they have taken (one failed while
 * it set the task's context up); such a task counts no longer, or no pair would ever be made again.
 */
final class KeyPairPool {
    private static final System.Logger LOG = System.getLogger(KeyPairPool.class.getName());
    private static final int MAX_WAITING = 128;

    /** How often who waits sees to it that pairs are made. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<NewKeyPair> generator;
    private final Function<Runnable, Future<?>> executor;
    private final int size;
    private final int maxMaking;
    private final Duration patience;
    private final BlockingQueue<NewKeyPair> ready = new LinkedBlockingQueue<>();
    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final List<Making> making = new ArrayList<>();
    private volatile boolean closed;

    /**
     * @param executor {@code submit} of an executor
     * @param size how many pairs are kept ready
     * @param maxMaking how many are made at once
     * @param patience how long a taker waits when none is ready
     */
    KeyPairPool(
            Supplier<NewKeyPair> generator,
            Function<Runnable, Future<?>> executor,
            int size,
            int maxMaking,
            Duration patience) {
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
            long giveUp = System.nanoTime() + patience.toNanos();
            NewKeyPair pair = null;
            for (long left = patience.toNanos(); pair == null && left > 0; left = giveUp - System.nanoTime()) {
                pair = ready.poll(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS);
                refill();
            }
            if (pair == null) {
                throw tooFast();
            }
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
        // No more at a time than can be made at once, or an executor that loses every task would keep this going for
        // ever.
        for (int i = 0; i < maxMaking; i++) {
            Making next = begin();
            if (next == null) {
                return;
            }
            try {
                next.task = executor.apply(next);
            } catch (RejectedExecutionException e) {
                next.ended = true;
                LOG.log(ERROR, "No key pair can be made: the executor takes no work", e);
                return;
            }
        }
    }

    /** Null when enough are made already. */
    private synchronized Making begin() {
        making.removeIf(Making::isOver);
        if (closed || making.size() >= maxMaking || ready.size() + making.size() >= size) {
            return null;
        }
        Making next = new Making();
        making.add(next);
        return next;
    }

    /** A task that makes one pair. */
    private final class Making implements Runnable {
        private volatile boolean ended;
        private volatile Future<?> task;

        boolean isOver() {
            return ended || task != null && task.isDone();
        }

        @Override
        public void run() {
            try {
                ready.add(atLowPriority());
            } catch (RuntimeException e) {
                LOG.log(ERROR, "A key pair could not be made", e);
                return;
            } finally {
                ended = true;
            }
            // Whoever took one meanwhile may have found nobody free to make another.
            refill();
        }

        private NewKeyPair atLowPriority() {
            Thread thread = Thread.currentThread();
            int usual = thread.getPriority();
            thread.setPriority(Thread.MIN_PRIORITY);
            try {
                return generator.get();
            } finally {
                thread.setPriority(usual);
            }
        }
    }

    /** Makes no further pairs and forgets those that are ready. */
    void close() {
        closed = true;
        ready.clear();
    }
}
