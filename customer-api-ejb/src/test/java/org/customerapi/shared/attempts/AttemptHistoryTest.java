package org.customerapi.shared.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptHistoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Quota THREE_AN_HOUR = new Quota(3, HOUR, Duration.ZERO);
    private static final Lockout FIVE = new Lockout(5, Duration.ofMinutes(15));

    private final AttemptHistory history = new AttemptHistory("somebody", NOW);

    private Duration takeAt(long millis) {
        return history.take(THREE_AN_HOUR, NOW.plusMillis(millis));
    }

    private boolean reserveAt(long millis) {
        return history.reserve(FIVE, NOW.plusMillis(millis));
    }

    @Test
    void takeShouldSayHowLongToWaitWhenTheQuotaIsUsedUp() {
        assertThat(takeAt(0)).isZero();
        assertThat(takeAt(1000)).isZero();
        assertThat(takeAt(2000)).isZero();

        assertThat(takeAt(3000)).isEqualTo(HOUR.minusMillis(3000));
    }

    @Test
    void takeShouldSlideToTheMillisecondWhenTheOldestLeavesTheWindow() {
        takeAt(0);
        takeAt(1000);
        takeAt(2000);
        long hour = HOUR.toMillis();

        assertThat(takeAt(hour - 1)).isEqualTo(Duration.ofMillis(1));
        assertThat(takeAt(hour)).isZero();
        assertThat(takeAt(hour)).isEqualTo(Duration.ofMillis(1000));
        assertThat(takeAt(hour + 999)).isEqualTo(Duration.ofMillis(1));
        assertThat(takeAt(hour + 1000)).isZero();
    }

    @Test
    void takeShouldNotCountWhatItRefusedWhenSomebodyInsists() {
        takeAt(0);
        takeAt(0);
        takeAt(0);
        for (int i = 1; i < 100; i++) {
            takeAt(i);
        }

        assertThat(takeAt(HOUR.toMillis())).isZero();
    }

    @Test
    void takeShouldKeepTheGapToTheMillisecondWhenOneWasJustTaken() {
        Quota gap = new Quota(5, HOUR, Duration.ofSeconds(60));

        assertThat(history.take(gap, NOW)).isZero();
        assertThat(history.take(gap, NOW.plusMillis(1))).isEqualTo(Duration.ofMillis(59_999));
        assertThat(history.take(gap, NOW.plusMillis(59_999))).isEqualTo(Duration.ofMillis(1));
        assertThat(history.take(gap, NOW.plusMillis(60_000))).isZero();
    }

    @Test
    void takeShouldSayTheLongerWaitWhenBothWindowAndGapForbid() {
        Quota both = new Quota(2, Duration.ofMinutes(2), Duration.ofSeconds(60));
        history.take(both, NOW);
        history.take(both, NOW.plusSeconds(60));

        assertThat(history.take(both, NOW.plusSeconds(61))).isEqualTo(Duration.ofSeconds(59));
        assertThat(history.take(both, NOW.plusSeconds(119))).isEqualTo(Duration.ofSeconds(1));
        assertThat(history.take(both, NOW.plusSeconds(120))).isZero();
    }

    @Test
    void takeShouldRefuseAtOnceWhenTheQuotaWasLowered() {
        takeAt(0);
        takeAt(1000);
        takeAt(2000);

        Quota one = new Quota(1, HOUR, Duration.ZERO);
        assertThat(history.take(one, NOW.plusMillis(3000))).isEqualTo(HOUR.minusMillis(1000));
    }

    @Test
    void reserveShouldPauseAfterTheFifthWhenNoneWasRight() {
        for (int i = 0; i < 5; i++) {
            assertThat(reserveAt(i)).isTrue();
        }

        assertThat(reserveAt(5)).isFalse();
    }

    @Test
    void reserveShouldEndThePauseToTheMillisecondWhenTimePasses() {
        for (int i = 0; i < 5; i++) {
            reserveAt(0);
        }
        long pause = FIVE.pause().toMillis();

        assertThat(reserveAt(pause - 1)).isFalse();
        for (int i = 0; i < 5; i++) {
            assertThat(reserveAt(pause)).isTrue();
        }
        assertThat(reserveAt(pause)).isFalse();
    }

    @Test
    void clearShouldForgetTheTriesWhenOneWasRight() {
        for (int i = 0; i < 4; i++) {
            reserveAt(0);
        }
        history.clear();

        for (int i = 0; i < 5; i++) {
            assertThat(reserveAt(1)).isTrue();
        }
        assertThat(reserveAt(1)).isFalse();
    }

    @Test
    void clearShouldEndThePauseWhenTheFifthWasRight() {
        for (int i = 0; i < 5; i++) {
            reserveAt(0);
        }
        history.clear();

        assertThat(reserveAt(1)).isTrue();
    }
}
