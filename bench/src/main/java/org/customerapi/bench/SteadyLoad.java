package org.customerapi.bench;

import static org.customerapi.bench.Figures.print;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Signs and sends calls at a steady rate and says of each interval how long they waited. A call that comes late counts from when it was
 * due.
 *
 * <p>Arguments: the server's URL, the file of keys, calls a second, seconds an interval, how many intervals.
 */
public final class SteadyLoad {
    private static final int THREADS = 16;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Wire wire;
    private final List<HeldKey> keys;
    private final Queue<Double> waits = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis() * 1000);

    private SteadyLoad(Wire wire, List<HeldKey> keys) {
        this.wire = wire;
        this.keys = keys;
    }

    public static void main(String[] args) throws Exception {
        SteadyLoad load = new SteadyLoad(new Wire(args[0]), HeldKey.read(Path.of(args[1])));
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
        long everyNanos = TimeUnit.SECONDS.toNanos(THREADS) / Integer.parseInt(args[2]);
        for (int i = 0; i < THREADS; i++) {
            load.start(threads, everyNanos * i / THREADS, everyNanos);
        }
        for (int i = 1; i <= Integer.parseInt(args[4]); i++) {
            TimeUnit.SECONDS.sleep(Integer.parseInt(args[3]));
            load.report(i);
        }
        threads.shutdownNow();
    }

    private void start(ScheduledExecutorService threads, long delayNanos, long everyNanos) {
        AtomicLong due = new AtomicLong(System.nanoTime() + delayNanos);
        threads.scheduleAtFixedRate(
                () -> {
                    try {
                        call(due.getAndAdd(everyNanos));
                    } catch (RuntimeException e) {
                        failures.incrementAndGet();
                    }
                },
                delayNanos,
                everyNanos,
                TimeUnit.NANOSECONDS);
    }

    private void call(long dueNanos) {
        long number = numbers.incrementAndGet();
        HeldKey key = keys.get((int) (number % keys.size()));
        String body = HeldKey.body(number);
        String timestamp = Long.toString(System.currentTimeMillis());
        Wire.Answer answer = wire.post(
                "/openapi-c/verify/customer.app.CustomerWebApiService.findCustomerInfo",
                Map.of(
                        "apiKey",
                        key.accessKey(),
                        "timestamp",
                        timestamp,
                        "signature",
                        key.sign(body, timestamp),
                        "recvWindow",
                        "60000",
                        "trace",
                        "bench",
                        "version",
                        "0.0.1"),
                body);
        if (answer.status() != 200) {
            failures.incrementAndGet();
        }
        waits.add((System.nanoTime() - dueNanos) / NANOS_PER_MILLI);
    }

    private void report(int interval) {
        List<Double> all = List.copyOf(waits);
        waits.clear();
        print(
                "interval %d: %d calls, %d failed, median %.2f ms, 99 %% %.2f ms, longest %.1f ms",
                interval,
                all.size(),
                failures.getAndSet(0),
                Figures.median(all),
                Figures.percentile(all, 99),
                Figures.percentile(all, 100));
    }
}
