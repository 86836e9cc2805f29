package org.customerapi.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * What came of many calls at once.
 *
 * @param successes how many returned
 * @param refusals what the others were refused with
 */
public record Race(int successes, List<ErrorCode> refusals) {
    /** One of the racing calls. */
    public interface Call {
        void run(int number) throws Exception;
    }

    /** Runs the calls 0 to {@code count - 1}, all released at the same moment; any failure but a refusal fails the test. */
    public static Race of(int count, Call call) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CountDownLatch ready = new CountDownLatch(count);
        try {
            List<Future<ErrorCode>> runs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                runs.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return refusalOf(call, number);
                }));
            }
            List<ErrorCode> refusals = new ArrayList<>();
            int successes = 0;
            for (Future<ErrorCode> run : runs) {
                ErrorCode refusal = run.get(60, TimeUnit.SECONDS);
                if (refusal == null) {
                    successes++;
                } else {
                    refusals.add(refusal);
                }
            }
            return new Race(successes, refusals);
        } catch (Exception e) {
            throw new AssertionError("a call failed where it may be refused at most", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static ErrorCode refusalOf(Call call, int number) throws Exception {
        try {
            call.run(number);
            return null;
        } catch (Rejection e) {
            return e.code();
        }
    }
}
