package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.time.Instant;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.redis.RedisServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("external")
class RedisReplayGuardTest extends ReplayGuardContract {
    private static final MovableClock CLOCK = MovableClock.get();

    @Override
    ReplayGuard home() {
        return guard(SharedRedis.SCRIPTS);
    }

    private static ReplayGuard guard(RedisScripts redis) {
        return new RedisReplayGuard(redis, CLOCK);
    }

    private static RedisScripts scripts(RedisServer server) {
        return new RedisScripts(server.url(), Duration.ofSeconds(5));
    }

    private static boolean use(ReplayGuard guard, String subject) {
        return guard.firstUse(subject, CLOCK.instant().plusSeconds(61), CLOCK.instant());
    }

    private static ErrorCode refusalOf(ReplayGuard guard, String subject) {
        return codeOf(() -> use(guard, subject));
    }

    @Test
    void firstUseShouldBeFalseWhenAnotherNodeSawTheFirst() {
        ReplayGuard other = home();

        assertThat(use(home(), "used on one node")).isTrue();

        assertThat(use(other, "used on one node")).isFalse();
    }

    @Test
    void remembersSinceShouldBeTheSameForANodeThatStartsLater() {
        ReplayGuard first = home();
        CLOCK.moveBy(Duration.ofHours(1));

        assertThat(home().remembersSince()).isEqualTo(first.remembersSince());
    }

    /** Whatever may be forgotten was dated before this: calls can be dated a second ahead, and clocks differ. */
    private static void requireBeganAnew(ReplayGuard guard, Instant loss) {
        assertThat(refusalOf(guard, "the next call")).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        assertThat(guard.remembersSince()).isEqualTo(loss.plusSeconds(2));
        assertThat(use(guard, "the next call")).isTrue();
        assertThat(use(guard, "the next call")).isFalse();
    }

    @Test
    void firstUseShouldRefuseWhatMayBeForgottenWhenRedisIsEmptied() {
        try (RedisServer server = RedisServer.start("--save", "");
                RedisScripts redis = scripts(server)) {
            ReplayGuard guard = guard(redis);
            ReplayGuard other = guard(redis);
            use(guard, "forgotten");
            CLOCK.moveBy(Duration.ofSeconds(10));

            server.answers("FLUSHALL");

            requireBeganAnew(guard, CLOCK.instant());
            // To the other node it must not look as if nothing had happened.
            assertThat(refusalOf(other, "another call")).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
            assertThat(other.remembersSince()).isEqualTo(guard.remembersSince());
        }
    }

    /** What is saved is saved now and then: the newest uses are not in it, but the marker is. */
    @Test
    void firstUseShouldRefuseWhatMayBeForgottenWhenRedisRestartsFromAnOldSnapshot() {
        try (RedisServer server = RedisServer.start("--save", "");
                RedisScripts redis = scripts(server)) {
            ReplayGuard guard = guard(redis);
            server.answers("SAVE");
            use(guard, "forgotten");
            CLOCK.moveBy(Duration.ofSeconds(10));

            server.kill();
            server.startAgain("--save", "");

            assertThat(server.answers("GET customer-api:used:since")).startsWith("$");
            requireBeganAnew(guard, CLOCK.instant());
        }
    }

    @Test
    void firstUseShouldRefuseEveryCallWhileRedisIsGoneAndGoOnWhenItIsBack() {
        try (RedisServer server = RedisServer.start("--save", "");
                RedisScripts redis = scripts(server)) {
            ReplayGuard guard = guard(redis);
            RateLimit rate = new RedisRateLimit(redis);
            BanList bans = new RedisBanList(redis);
            CLOCK.moveBy(Duration.ofSeconds(10));
            server.kill();

            assertThat(refusalOf(guard, "x")).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
            assertThat(codeOf(() -> rate.take("x", 1, Duration.ofMinutes(1), CLOCK.instant())))
                    .isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
            assertThat(codeOf(() -> bans.bannedUntil("x", CLOCK.instant())))
                    .isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
            assertThatThrownBy(() -> guard(redis)).isInstanceOf(Rejection.class);

            server.startAgain("--save", "");
            requireBeganAnew(guard, CLOCK.instant());
            assertThat(rate.take("x", 1, Duration.ofMinutes(1), CLOCK.instant()).taken())
                    .isTrue();
        }
    }
}
