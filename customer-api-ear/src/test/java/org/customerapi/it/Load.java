package org.customerapi.it;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Calls that go on behind a test until it stops them: a thread for each list of calls, in turn and without haste. */
final class Load {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private final Queue<Future<?>> running = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** A call that was answered. */
    record Done(long beganNanos, Duration took, Answer answer) {}

    void keepDoing(List<Callable<Answer>> calls) {
        running.add(threads.submit(() -> {
            while (!stopped) {
                for (Callable<Answer> call : calls) {
                    long began = System.nanoTime();
                    Answer answer = call.call();
                    done.add(new Done(began, Duration.ofNanos(System.nanoTime() - began), answer));
                    pause();
                }
            }
            return null;
        }));
    }

    /** All that was answered; a call that was not fails the test. */
    List<Done> stop() {
        stopped = true;
        threads.shutdown();
        try {
            for (Future<?> each : running) {
                each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new AssertionError("a call was not answered", e);
        }
        return List.copyOf(done);
    }

    static void pause() {
        LockSupport.parkNanos(BREATH_NANOS);
    }

    /** Asks until the answer is as wanted, for a bounded time; returns it. */
    static <T> T await(String what, Callable<T> asking, Predicate<T> wanted) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        try {
            T last = asking.call();
            while (!wanted.test(last)) {
                if (System.nanoTime() > giveUp) {
                    throw new AssertionError(what + " does not come; last: " + last);
                }
                pause();
                last = asking.call();
            }
            return last;
        } catch (Exception e) {
            throw new AssertionError(what, e);
        }
    }
}
