package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.junit.jupiter.api.Test;

/** What holds of every home that used signatures can have. From when on one need not be remembered, it may be or not. */
abstract class ReplayGuardContract {
    private static final MovableClock CLOCK = MovableClock.get();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String subject = UUID.randomUUID().toString();
    private final ReplayGuard home = home();

    abstract ReplayGuard home();

    private boolean firstUse(String used, Instant forgetAt) {
        return home.firstUse(used, forgetAt, CLOCK.instant());
    }

    @Test
    void firstUseShouldBeTrueOnce() {
        Instant forgetAt = CLOCK.instant().plus(MINUTE);

        assertThat(firstUse(subject, forgetAt)).isTrue();
        assertThat(firstUse(subject, forgetAt)).isFalse();
        assertThat(firstUse(subject, forgetAt)).isFalse();
        assertThat(firstUse(subject + "x", forgetAt)).isTrue();
    }

    @Test
    void firstUseShouldBeFalseUntilItNeedNotBeRemembered() {
        Instant forgetAt = CLOCK.instant().plus(MINUTE);
        firstUse(subject, forgetAt);

        CLOCK.moveTo(forgetAt.minusMillis(1));

        assertThat(firstUse(subject, forgetAt)).isFalse();
    }

    @Test
    void firstUseShouldRememberEachForItsOwnTime() {
        Instant soon = CLOCK.instant().plusMillis(2);
        Instant later = CLOCK.instant().plus(MINUTE);
        firstUse(subject + "soon", soon);
        firstUse(subject + "later", later);

        CLOCK.moveTo(soon.minusMillis(1));
        assertThat(firstUse(subject + "soon", soon)).isFalse();
        CLOCK.moveTo(later.minusMillis(1));
        assertThat(firstUse(subject + "later", later)).isFalse();
    }

    @Test
    void firstUseShouldBeTrueForExactlyOneWhenManyAskAtOnce() {
        Instant forgetAt = CLOCK.instant().plus(MINUTE);
        AtomicInteger first = new AtomicInteger();

        Race.of(64, thread -> {
            for (int i = 0; i < 100; i++) {
                if (firstUse(subject + i, forgetAt)) {
                    first.incrementAndGet();
                }
            }
        });

        assertThat(first).hasValue(100);
    }

    @Test
    void remembersSinceShouldNotMoveWithTheTime() {
        Instant since = home.remembersSince();
        CLOCK.moveBy(MINUTE);

        assertThat(home.remembersSince()).isEqualTo(since);
    }
}
