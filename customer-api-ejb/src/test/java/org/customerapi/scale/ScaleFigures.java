package org.customerapi.scale;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.customerapi.apikey.ApiKeyDirectory;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.apikey.persistence.ApiKeyRepository;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.signature.KeySnapshotLoader;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.postgres.PostgresServer;
import org.customerapi.testing.postgres.QueryPlan;
import org.customerapi.testing.postgres.QueryPlans;

/**
 * How long the same bean calls take on two databases of different size: each call is made on one and then on the other, again and
 * again, so that whatever else the machine does falls upon both alike. Every call is for another customer, and customers that are
 * compared have equally many keys.
 */
final class ScaleFigures {
    private static final int WARM_UP = 1_500;
    private static final int CALLS = 3_000;
    private static final int RECORDED_CALLS = 300;
    private static final int SEED = 439;

    private final Map<String, Line> lines = new LinkedHashMap<>();

    private ScaleFigures() {}

    /** Medians in microseconds. */
    private record Line(double small, double large) {
        double ratio() {
            return large / small;
        }
    }

    /** A customer and one of his keys. */
    private record Sample(Caller caller, long keyId, String accessKey) {}

    private interface Call {
        void run(EntityManager entityManager, Sample sample);
    }

    static ScaleFigures measure(ScaledDatabase small, ScaledDatabase large, PermissionCatalogue catalogue) {
        try (EntityManagerFactory smallUnit = small.persistence(PostgresServer.SUPERUSER);
                EntityManagerFactory largeUnit = large.persistence(PostgresServer.SUPERUSER)) {
            int[] numbers = numbers(small, WARM_UP + CALLS);
            List<Sample> smallSamples = samples(smallUnit, numbers);
            List<Sample> largeSamples = samples(largeUnit, counterparts(numbers, small, large));
            ScaleFigures figures = new ScaleFigures();
            calls(catalogue).forEach((name, call) -> {
                long[] smallNanos = new long[WARM_UP + CALLS];
                long[] largeNanos = new long[WARM_UP + CALLS];
                for (int i = 0; i < WARM_UP + CALLS; i++) {
                    smallNanos[i] = nanos(smallUnit, call, smallSamples.get(i));
                    largeNanos[i] = nanos(largeUnit, call, largeSamples.get(i));
                }
                figures.lines.put(name, new Line(median(smallNanos), median(largeNanos)));
            });
            return figures;
        }
    }

    private static int[] numbers(ScaledDatabase small, int count) {
        return new Random(SEED).ints(count, 1, small.customers() + 1).toArray();
    }

    private static int[] counterparts(int[] numbers, ScaledDatabase small, ScaledDatabase large) {
        Random random = new Random(SEED);
        return IntStream.of(numbers)
                .map(n -> n + small.customers() * random.nextInt(large.customers() / small.customers()))
                .toArray();
    }

    /** How many blocks of the larger database each call looks at beyond those of the smaller one, in the mean. */
    static Map<String, Double> blocksMore(
            ScaledDatabase small, ScaledDatabase large, PermissionCatalogue catalogue, QueryPlans plans) {
        try (EntityManagerFactory smallUnit = small.persistence(PostgresServer.USER);
                EntityManagerFactory largeUnit = large.persistence(PostgresServer.USER)) {
            int[] numbers = numbers(small, RECORDED_CALLS);
            List<Sample> smallSamples = samples(smallUnit, numbers);
            List<Sample> largeSamples = samples(largeUnit, counterparts(numbers, small, large));
            Map<String, Double> more = new LinkedHashMap<>();
            calls(catalogue)
                    .forEach((name, call) -> more.put(
                            name,
                            blocks(largeUnit, call, largeSamples, plans)
                                    - blocks(smallUnit, call, smallSamples, plans)));
            return more;
        }
    }

    private static double blocks(EntityManagerFactory unit, Call call, List<Sample> samples, QueryPlans plans) {
        List<QueryPlan> executed = plans.of(() -> samples.forEach(sample -> nanos(unit, call, sample)));
        return (double) executed.stream().mapToInt(QueryPlan::blocks).sum() / samples.size();
    }

    private static Map<String, Call> calls(PermissionCatalogue catalogue) {
        Map<String, Call> calls = new LinkedHashMap<>();
        calls.put("page", (em, sample) -> directory(em).page(sample.caller(), 1, 20, ""));
        calls.put("page with tag", (em, sample) -> directory(em).page(sample.caller(), 1, 20, "bot 1"));
        calls.put("queryApi", (em, sample) -> directory(em).find(sample.caller(), sample.keyId()));
        calls.put("key of a signed call", (em, sample) -> new KeySnapshotLoader(
                        new ApiKeyRepository(em), new CustomerDirectory(em), catalogue, MovableClock.get())
                .load(sample.accessKey()));
        return calls;
    }

    private static ApiKeyDirectory directory(EntityManager entityManager) {
        return new ApiKeyDirectory(new ApiKeyRepository(entityManager));
    }

    /** With an entity manager and a transaction of its own, as a session bean's call has them. */
    private static long nanos(EntityManagerFactory unit, Call call, Sample sample) {
        long start = System.nanoTime();
        try (EntityManager entityManager = unit.createEntityManager()) {
            entityManager.getTransaction().begin();
            call.run(entityManager, sample);
            entityManager.getTransaction().commit();
        }
        return System.nanoTime() - start;
    }

    private static List<Sample> samples(EntityManagerFactory unit, int[] numbers) {
        List<Sample> samples = new ArrayList<>();
        try (EntityManager entityManager = unit.createEntityManager()) {
            for (int number : numbers) {
                Customer customer = entityManager.find(Customer.class, ScaledDatabase.customerId(number));
                Caller caller = new Caller(customer, null, null, TestCustomers.ORIGIN);
                ApiKey key =
                        directory(entityManager).page(caller, 1, 30, "").keys().get(0);
                samples.add(new Sample(caller, key.id(), key.accessKey().text()));
            }
        }
        return samples;
    }

    private static double median(long[] nanos) {
        long[] sorted = Arrays.copyOfRange(nanos, WARM_UP, nanos.length);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1000.0;
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("Medians of " + CALLS
                + " calls, in microseconds:\n                          1,000 keys  1,000,000 keys   ratio");
        lines.forEach((name, line) -> table.append(
                String.format("%n  %-22s  %10.0f  %14.0f  %6.2f", name, line.small(), line.large(), line.ratio())));
        return table.toString();
    }
}
