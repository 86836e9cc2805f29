package org.customerapi.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.settings.Settings;

/**
 * How often a key may call: so many accepted calls in any minute; who goes on regardless is banned, each time longer. Only calls
 * whose signature was right get here.
 */
@ApplicationScoped
public class CallRate {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int TOLERATED_REFUSALS = 10;

    private final RateLimit calls;
    private final BanList bans;
    private final Settings settings;

    @Inject
    public CallRate(RateLimit calls, BanList bans, Settings settings) {
        this.calls = calls;
        this.bans = bans;
        this.settings = settings;
    }

    protected CallRate() {
        this(null, null, null);
    }

    /** What a key has that nobody knows the rate of. */
    public RateState untouched() {
        int limit = settings.get(Settings.CALLS_PER_MINUTE);
        return new RateState(limit, limit, Duration.ZERO);
    }

    /** What a key has, without a call being made of it. */
    public RateState left(String accessKey, Instant now) {
        int limit = settings.get(Settings.CALLS_PER_MINUTE);
        return state(limit, calls.look(accessKey, limit, WINDOW, now));
    }

    /** @throws RateRejection {@code KEY_BANNED} */
    public void requireNotBanned(String accessKey, Instant now) {
        bans.bannedUntil(accessKey, now).ifPresent(until -> {
            throw banned(until, now);
        });
    }

    /**
     * Takes one of the key's calls.
     *
     * @param counted false for a call that will be refused for another reason: it has to be within the rate, but uses nothing up
     * @throws RateRejection {@code RATE_EXCEEDED}, then {@code KEY_BANNED}
     */
    public RateState take(String accessKey, boolean counted, Instant now) {
        int limit = settings.get(Settings.CALLS_PER_MINUTE);
        RateLimit.Answer answer =
                counted ? calls.take(accessKey, limit, WINDOW, now) : calls.look(accessKey, limit, WINDOW, now);
        RateState state = state(limit, answer);
        if (answer.taken()) {
            return state;
        }
        if (calls.take("refused:" + accessKey, TOLERATED_REFUSALS, WINDOW, now).taken()) {
            throw new RateRejection(ErrorCode.RATE_EXCEEDED, state, answer.reset());
        }
        throw banned(bans.ban(accessKey, now), now);
    }

    private static RateState state(int limit, RateLimit.Answer answer) {
        return new RateState(limit, Math.max(0, limit - answer.used()), answer.reset());
    }

    private RateRejection banned(Instant until, Instant now) {
        Duration wait = Duration.between(now, until);
        return new RateRejection(
                ErrorCode.KEY_BANNED, new RateState(settings.get(Settings.CALLS_PER_MINUTE), 0, wait), wait);
    }
}
