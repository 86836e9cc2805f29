package org.customerapi.shared.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutageMemoryTest {
    private static final SQLException GONE = new SQLException("refused", "08001");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger attempts = new AtomicInteger();
    private final OutageMemory memory = new OutageMemory(nanos::get);

    private String attempt(SQLException failure) throws SQLException {
        return memory.attempt(
                () -> {
                    attempts.incrementAndGet();
                    if (failure != null) {
                        throw failure;
                    }
                    return "answer";
                },
                cause -> new SQLException("known", cause));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void attemptShouldBeMadeEachTimeWhenNothingIsKnown() throws SQLException {
        assertThat(attempt(null)).isEqualTo("answer");
        assertThat(attempt(null)).isEqualTo("answer");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void attemptShouldNotBeMadeForASecondWhenNobodyAnswered() throws SQLException {
        assertThatThrownBy(() -> attempt(GONE)).isSameAs(GONE);
        pass(Duration.ofMillis(999));
        assertThatThrownBy(() -> attempt(null)).hasMessage("known").hasCause(GONE);
        assertThat(attempts).hasValue(1);

        pass(Duration.ofMillis(1));
        assertThat(attempt(null)).isEqualTo("answer");
        assertThat(memory.lasts()).isFalse();
    }

    @Test
    void attemptShouldBeMadeAgainWhenTheClockWasSetBack() throws SQLException {
        assertThatThrownBy(() -> attempt(GONE)).isSameAs(GONE);
        pass(Duration.ofHours(-1));

        assertThat(attempt(null)).isEqualTo("answer");
    }

    /** A server that says what is wrong is there. */
    @Test
    void attemptShouldBeMadeAgainWhenTheDatabaseAnsweredWithARefusal() throws SQLException {
        SQLException full = new SQLException("too many connections", "53300");
        assertThatThrownBy(() -> attempt(full)).isSameAs(full);
        assertThat(attempt(null)).isEqualTo("answer");
    }

    @Test
    void attemptShouldBeMadeByOneAtATimeWhileNobodyAnswers() throws Exception {
        assertThatThrownBy(() -> attempt(GONE)).isSameAs(GONE);
        pass(Duration.ofSeconds(1));
        CountDownLatch trying = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> memory.attempt(
                () -> {
                    trying.countDown();
                    await(answer);
                    return "back";
                },
                IllegalStateException::new));
        await(trying);

        assertThatThrownBy(() -> attempt(null)).hasMessage("known");
        answer.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo("back");
        assertThat(attempt(null)).isEqualTo("answer");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
