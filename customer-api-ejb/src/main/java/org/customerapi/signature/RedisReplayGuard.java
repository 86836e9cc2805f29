package org.customerapi.signature;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * Shared by the nodes of a cluster. Redis can lose what it knew: started anew, emptied, or failed over to another server. So it
 * keeps a marker, which server it is and since when it has been remembering, and each use is judged by it in the same step: where
 * the marker is not the one that this node knows, what was used before may be forgotten, and calls from before are refused.
 */
final class RedisReplayGuard implements ReplayGuard {
    private static final String PREFIX = "customer-api:used:";

    /** Answers since when uses are remembered, 1 for the first use and 0 for any other; 2 where {@code since} is not what the caller knew. */
    private static final RedisScript USE = RedisScript.of(
            """
            local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
            local marker = redis.call('GET', ARGV[1])
            if not marker or string.sub(marker, 1, #run + 1) ~= run .. ':' then
                marker = run .. ':' .. ARGV[2]
                redis.call('SET', ARGV[1], marker)
            end
            local since = string.sub(marker, #run + 2)
            if since ~= ARGV[3] then
                return {since, 2}
            end
            return {since, redis.call('SET', KEYS[1], '1', 'NX', 'PX', ARGV[4]) and 1 or 0}
            """);

    private final RedisScripts redis;
    private volatile long since;

    /** @throws Rejection {@code DEPENDENCY_UNAVAILABLE} when Redis does not answer */
    RedisReplayGuard(RedisScripts redis, Clock clock) {
        this.redis = redis;
        use("none", 0, 1, clock.instant());
    }

    @Override
    public boolean firstUse(String subject, Instant forgetAt, Instant now) {
        long known = since;
        long kept = Duration.between(now, forgetAt).plus(KEPT_BEYOND).toMillis();
        long use = use(subject, known, Math.max(1, kept), now);
        if (use == 2) {
            // The caller compared the call with what is no longer so; the next one is compared with what is.
            throw new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE);
        }
        return use == 1;
    }

    private long use(String subject, long known, long kept, Instant now) {
        List<?> answer = (List<?>) redis.run(
                USE, PREFIX + subject, PREFIX + "since", now.plus(DATED_AHEAD).toEpochMilli(), known, kept);
        since = Long.parseLong((String) answer.get(0));
        return (Long) answer.get(1);
    }

    @Override
    public Instant remembersSince() {
        return Instant.ofEpochMilli(since);
    }
}
