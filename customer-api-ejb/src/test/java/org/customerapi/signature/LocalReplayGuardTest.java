package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.junit.jupiter.api.Test;

class LocalReplayGuardTest extends ReplayGuardContract {
    private static final MovableClock CLOCK = MovableClock.get();

    @Override
    ReplayGuard home() {
        return new LocalReplayGuard(CLOCK);
    }

    /** The node before it may have ended this very moment, and taken calls that are dated ahead. */
    @Test
    void remembersSinceShouldBeAfterAllThatTheNodeBeforeCanHaveAccepted() {
        CLOCK.moveBy(Duration.ofMillis(1));
        Instant start = CLOCK.instant();
        ReplayGuard guard = home();
        CLOCK.moveBy(Duration.ofHours(1));

        assertThat(guard.remembersSince()).isEqualTo(start.plusSeconds(2));
    }

    /** Or its memory would grow for ever. */
    @Test
    void firstUseShouldForgetWhatNeedNotBeRememberedAnyMore() {
        ReplayGuard guard = home();
        Instant forgetAt = CLOCK.instant().plusSeconds(61);
        guard.firstUse("s", forgetAt, CLOCK.instant());

        CLOCK.moveTo(forgetAt.plus(ReplayGuard.KEPT_BEYOND).plusSeconds(1));
        guard.firstUse("another", CLOCK.instant().plusSeconds(61), CLOCK.instant());

        assertThat(guard.firstUse("s", forgetAt, CLOCK.instant())).isTrue();
    }

    /** Seconds are forgotten as a whole, and not before a clock that is set back by a minute has passed them again. */
    @Test
    void firstUseShouldRememberAUseWhenTheClockIsSetBack() {
        ReplayGuard guard = home();
        Instant second = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(61);
        Instant forgetAt = second.plusMillis(999);
        guard.firstUse("s", forgetAt, CLOCK.instant());

        CLOCK.moveTo(forgetAt.plus(ReplayGuard.KEPT_BEYOND).minusMillis(1));
        guard.firstUse("another", CLOCK.instant().plusSeconds(61), CLOCK.instant());
        CLOCK.moveTo(forgetAt.minusMillis(1));

        assertThat(guard.firstUse("s", forgetAt, CLOCK.instant())).isFalse();
    }

    @Test
    void firstUseShouldKnowEachOfManyInOneSecond() {
        ReplayGuard guard = home();
        Instant forgetAt = CLOCK.instant().plusSeconds(61);
        int many = 20_000;

        assertThat(firstUses(guard, many, forgetAt)).isEqualTo(many);
        assertThat(firstUses(guard, many, forgetAt)).isZero();
    }

    private static long firstUses(ReplayGuard guard, int many, Instant forgetAt) {
        return IntStream.range(0, many)
                .filter(i -> guard.firstUse("s" + i, forgetAt, CLOCK.instant()))
                .count();
    }

    @Test
    void firstUseShouldBeTrueOnceForEachWhenManyAreAddedAtOnce() {
        ReplayGuard guard = home();
        Instant forgetAt = CLOCK.instant().plusSeconds(61);
        AtomicInteger first = new AtomicInteger();

        Race.of(16, thread -> first.addAndGet((int) firstUses(guard, 5_000, forgetAt)));

        assertThat(first).hasValue(5_000);
    }
}
