package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every home that bans can have. */
abstract class BanListContract {
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Instant start = MovableClock.get().instant();
    private final String subject = UUID.randomUUID().toString();
    private final BanList home = home();

    abstract BanList home();

    @Test
    void bannedUntilShouldBeEmptyWhenNobodyBannedTheSubject() {
        home.ban(subject, start);

        assertThat(home.bannedUntil(subject + "x", start)).isEmpty();
    }

    @Test
    void bannedUntilShouldBeEmptyWhenTheBanIsOverToTheMillisecond() {
        Instant until = home.ban(subject, start);

        assertThat(until).isEqualTo(start.plus(Duration.ofMinutes(5)));
        assertThat(home.bannedUntil(subject, start)).contains(until);
        assertThat(home.bannedUntil(subject, until.minus(MILLI))).contains(until);
        assertThat(home.bannedUntil(subject, until)).isEmpty();
    }

    @Test
    void banShouldLastTwiceAsLongEachTimeAndThreeDaysAtMost() {
        long[] minutes = {5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 4320, 4320, 4320};
        Instant now = start;
        for (long length : minutes) {
            Instant until = home.ban(subject, now);

            assertThat(Duration.between(now, until).toMinutes()).isEqualTo(length);
            now = until;
        }
    }

    @Test
    void banShouldChangeNothingWhenTheSubjectIsBannedAlready() {
        Instant until = home.ban(subject, start);

        assertThat(home.ban(subject, start.plus(MILLI))).isEqualTo(until);
        assertThat(home.ban(subject, until.minus(MILLI))).isEqualTo(until);
        assertThat(home.ban(subject, until)).isEqualTo(until.plus(Duration.ofMinutes(10)));
    }

    /** What holds at the very end of that day is left to the home. */
    @Test
    void banShouldStartOverWhenADayHasPassedWithoutOne() {
        Instant first = home.ban(subject, start);
        Instant withinADay = first.plus(DAY).minus(MILLI);
        Instant second = home.ban(subject, withinADay);
        assertThat(second).isEqualTo(withinADay.plus(Duration.ofMinutes(10)));

        Instant afterADay = second.plus(DAY).plus(MILLI);
        Instant third = home.ban(subject, afterADay);

        assertThat(third).isEqualTo(afterADay.plus(Duration.ofMinutes(5)));
        assertThat(home.ban(subject, third)).isEqualTo(third.plus(Duration.ofMinutes(10)));
    }

    /** The longest ban is longer than that day, which begins only when it is over. */
    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12})
    void banShouldStayAtItsLongestWhenTheSubjectComesStraightBack(int times) {
        Instant now = start;
        for (int i = 0; i < times; i++) {
            now = home.ban(subject, now);
        }

        assertThat(home.ban(subject, now.plus(Duration.ofHours(23))))
                .isEqualTo(now.plus(Duration.ofHours(23)).plus(Duration.ofHours(72)));
    }

    @Test
    void banShouldCountOnceWhenManyBanAtOnce() {
        Race.of(32, i -> home.ban(subject, start));

        assertThat(home.ban(subject, start.plus(Duration.ofMinutes(5)))).isEqualTo(start.plus(Duration.ofMinutes(15)));
    }
}
