package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.customerapi.testing.MovableClock;
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
    void firstUseShouldBeTrueAgainWhenItNeedNotBeRememberedAnyMore() {
        ReplayGuard guard = home();
        Instant forgetAt = CLOCK.instant().plusSeconds(61);
        guard.firstUse("s", forgetAt, CLOCK.instant());

        CLOCK.moveTo(forgetAt);

        assertThat(guard.firstUse("s", forgetAt.plusSeconds(61), CLOCK.instant()))
                .isTrue();
    }
}
