package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.customerapi.signature.RateLimit.Answer;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.junit.jupiter.api.Test;

/** What holds of every home that a rate limit can have. */
abstract class RateLimitContract {
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final Instant start = MovableClock.get().instant();
    private final String subject = UUID.randomUUID().toString();
    private final RateLimit home = home();

    abstract RateLimit home();

    private Answer takeAt(long millis) {
        return home.take(subject, 3, WINDOW, start.plusMillis(millis));
    }

    private Answer lookAt(long millis) {
        return home.look(subject, 3, WINDOW, start.plusMillis(millis));
    }

    private static Answer answer(boolean taken, int used, long resetMillis) {
        return new Answer(taken, used, Duration.ofMillis(resetMillis));
    }

    @Test
    void takeShouldCountUpToTheLimitAndNotBeyond() {
        assertThat(takeAt(0)).isEqualTo(answer(true, 1, 60_000));
        assertThat(takeAt(0)).isEqualTo(answer(true, 2, 60_000));
        assertThat(takeAt(10)).isEqualTo(answer(true, 3, 59_990));
        assertThat(takeAt(20)).isEqualTo(answer(false, 3, 59_980));
        assertThat(takeAt(30)).isEqualTo(answer(false, 3, 59_970));
    }

    @Test
    void takeShouldForgetEachAfterTheWindowToTheMillisecond() {
        takeAt(0);
        takeAt(1);
        takeAt(30_000);

        assertThat(takeAt(59_999)).isEqualTo(answer(false, 3, 1));
        assertThat(takeAt(60_000)).isEqualTo(answer(true, 3, 1));
        assertThat(takeAt(60_000)).isEqualTo(answer(false, 3, 1));
        assertThat(takeAt(60_001)).isEqualTo(answer(true, 3, 29_999));
        assertThat(takeAt(89_999).taken()).isFalse();
        assertThat(takeAt(90_000).taken()).isTrue();
    }

    @Test
    void takeShouldNotCountWhatItRefuses() {
        takeAt(0);
        takeAt(0);
        takeAt(0);
        for (int i = 0; i < 10; i++) {
            assertThat(takeAt(59_999).taken()).isFalse();
        }

        assertThat(takeAt(60_000)).isEqualTo(answer(true, 1, 60_000));
    }

    @Test
    void lookShouldTakeNothing() {
        assertThat(lookAt(0)).isEqualTo(answer(true, 0, 0));
        assertThat(lookAt(0)).isEqualTo(answer(true, 0, 0));
        takeAt(0);
        takeAt(0);
        assertThat(lookAt(1)).isEqualTo(answer(true, 2, 59_999));
        takeAt(1);

        assertThat(lookAt(59_999)).isEqualTo(answer(false, 3, 1));
        assertThat(lookAt(60_000)).isEqualTo(answer(true, 1, 1));
        assertThat(lookAt(60_001)).isEqualTo(answer(true, 0, 0));
    }

    @Test
    void takeShouldCountEachSubjectForItself() {
        takeAt(0);
        takeAt(0);
        takeAt(0);

        assertThat(home.take(subject + "x", 3, WINDOW, start)).isEqualTo(answer(true, 1, 60_000));
    }

    @Test
    void takeShouldFollowALimitThatIsSetAnew() {
        takeAt(0);
        takeAt(0);
        takeAt(0);

        assertThat(home.take(subject, 4, WINDOW, start).taken()).isTrue();
        assertThat(home.take(subject, 2, WINDOW, start)).isEqualTo(answer(false, 4, 60_000));
    }

    @Test
    void takeShouldTakeExactlyTheLimitWhenManyComeAtOnce() {
        AtomicInteger taken = new AtomicInteger();

        Race.of(64, thread -> {
            for (int i = 0; i < 50; i++) {
                if (home.take(subject, 1000, WINDOW, start).taken()) {
                    taken.incrementAndGet();
                }
            }
        });

        assertThat(taken).hasValue(1000);
        assertThat(home.look(subject, 1000, WINDOW, start).used()).isEqualTo(1000);
    }
}
