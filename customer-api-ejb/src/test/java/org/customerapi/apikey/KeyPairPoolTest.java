package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.shared.ErrorCode;
import org.customerapi.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeyPairPoolTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final ExecutorService executor = Executors.newCachedThreadPool();

    /** As many pairs are made as this has permits. */
    private final Semaphore allowed = new Semaphore(0);

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger making = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Set<Thread> makers = ConcurrentHashMap.newKeySet();
    private final Set<Integer> priorities = ConcurrentHashMap.newKeySet();

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private KeyPairPool pool(int size, int maxMaking, Duration patience) {
        return new KeyPairPool(this::generate, executor::submit, size, maxMaking, patience);
    }

    private NewKeyPair generate() {
        mostAtOnce.accumulateAndGet(making.incrementAndGet(), Math::max);
        makers.add(Thread.currentThread());
        priorities.add(Thread.currentThread().getPriority());
        try {
            allowed.acquire();
            return KeyPairs.generate(1024);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            making.decrementAndGet();
            made.incrementAndGet();
        }
    }

    private static void await(AtomicInteger counter, int value) {
        while (counter.get() < value) {
            Thread.onSpinWait();
        }
    }

    @Test
    void takeShouldAnswerWhatIsReadyWhenNoneCanBeMade() {
        KeyPairPool pool = pool(3, 1, SHORT);
        allowed.release(3);
        pool.refill();
        await(made, 3);

        Set<String> taken = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            taken.add(pool.take().publicKey());
        }

        assertThat(taken).hasSize(3);
        assertThat(codeOf(pool::take)).isEqualTo(ErrorCode.TOO_FAST);
    }

    @Test
    void refillShouldMakeNoMoreThanAreKept() throws InterruptedException {
        KeyPairPool pool = pool(3, 2, SHORT);
        allowed.release(100);
        pool.refill();
        await(made, 3);

        pool.refill();
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(made).hasValue(3);
    }

    @Test
    void takeShouldHaveAnotherMadeWhenOneIsTaken() {
        KeyPairPool pool = pool(2, 1, LONG);
        allowed.release(2);
        pool.refill();
        await(made, 2);
        allowed.release(1);

        pool.take();

        await(made, 3);
    }

    @Test
    void takeShouldWaitForTheNextPairWhenNoneIsReady() {
        KeyPairPool pool = pool(1, 1, LONG);
        CountDownLatch asked = new CountDownLatch(1);
        executor.execute(() -> {
            asked.countDown();
            await(making, 1);
            allowed.release();
        });

        assertThat(pool.take().publicKey()).startsWith("MIGf");
        assertThat(asked.getCount()).isZero();
        assertThat(makers).doesNotContain(Thread.currentThread());
    }

    @Test
    void takeShouldRefuseTheOthersWhenTooManyWait() {
        KeyPairPool pool = pool(1, 1, Duration.ofSeconds(2));

        Race race = Race.of(200, i -> pool.take());

        assertThat(race.successes()).isZero();
        assertThat(race.refusals()).hasSize(200).containsOnly(ErrorCode.TOO_FAST);
        // Those who had to wait are gone, and there is room again.
        allowed.release(100);
        assertThat(pool.take()).isNotNull();
    }

    /** As a container does that fails before it gets to the task. */
    @Test
    void takeShouldHaveAPairMadeWhenTheExecutorLostATask() {
        AtomicInteger submitted = new AtomicInteger();
        KeyPairPool pool = new KeyPairPool(
                this::generate,
                task -> submitted.incrementAndGet() == 1
                        ? CompletableFuture.failedFuture(new IllegalStateException("lost"))
                        : executor.submit(task),
                1,
                1,
                LONG);
        allowed.release(100);
        pool.refill();
        assertThat(made).hasValue(0);

        assertThat(pool.take()).isNotNull();
    }

    @Test
    void takeShouldHaveAPairMadeWhileItWaitsWhenTheExecutorLosesItsTask() {
        AtomicInteger submitted = new AtomicInteger();
        KeyPairPool pool = new KeyPairPool(
                this::generate, task -> submitted.incrementAndGet() == 1 ? lost() : executor.submit(task), 1, 1, LONG);
        allowed.release(100);

        assertThat(pool.take()).isNotNull();
    }

    /** Only after a while: it looks as if it waited for its turn. */
    private Future<?> lost() {
        return CompletableFuture.supplyAsync(
                () -> {
                    throw new IllegalStateException("lost");
                },
                CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
    }

    @Test
    void takeShouldGiveEachPairOnceWhenManyTakeAtOnce() {
        KeyPairPool pool = pool(8, 2, LONG);
        allowed.release(1000);
        Set<String> taken = ConcurrentHashMap.newKeySet();

        Race race = Race.of(100, i -> taken.add(pool.take().publicKey()));

        assertThat(race.successes()).isEqualTo(100);
        assertThat(taken).hasSize(100);
        assertThat(mostAtOnce).hasValueLessThanOrEqualTo(2);
        assertThat(priorities).containsOnly(Thread.MIN_PRIORITY);
    }

    @Test
    void closeShouldEndTheMaking() throws InterruptedException {
        AtomicInteger submitted = new AtomicInteger();
        KeyPairPool pool = new KeyPairPool(
                this::generate,
                task -> {
                    submitted.incrementAndGet();
                    return executor.submit(task);
                },
                10,
                1,
                SHORT);
        pool.refill();
        await(making, 1);

        pool.close();
        allowed.release(100);
        executor.shutdown();

        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(submitted).hasValue(1);
    }
}
