package org.customerapi.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Shared by the nodes of a cluster: the times of what was taken, in a sorted set per subject. */
final class RedisRateLimit implements RateLimit {
    /** What one node no longer counts another may, whose clock is a little behind. */
    private static final Duration KEPT_BEYOND = Duration.ofSeconds(10);

    private static final RedisScript ASK = RedisScript.of(
            """
            local from, limit, now, kept = tonumber(ARGV[1]), tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
            local used = redis.call('ZCOUNT', KEYS[1], '(' .. ARGV[1], '+inf')
            local within = used < limit
            if within and ARGV[5] ~= '' then
                redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', from - kept)
                redis.call('ZADD', KEYS[1], now, ARGV[5])
                redis.call('PEXPIRE', KEYS[1], now - from + kept)
                used = used + 1
            end
            local first = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[1], '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
            return {within and 1 or 0, used, first[2] and tonumber(first[2]) - from or 0}
            """);

    private final RedisScripts redis;

    RedisRateLimit(RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Answer take(String subject, int limit, Duration window, Instant now) {
        return ask(subject, limit, window, now, UUID.randomUUID().toString());
    }

    @Override
    public Answer look(String subject, int limit, Duration window, Instant now) {
        return ask(subject, limit, window, now, "");
    }

    private Answer ask(String subject, int limit, Duration window, Instant now, String taking) {
        List<?> answer = (List<?>) redis.run(
                ASK,
                "customer-api:rate:" + subject,
                now.minus(window).toEpochMilli(),
                limit,
                now.toEpochMilli(),
                KEPT_BEYOND.toMillis(),
                taking);
        long used = (Long) answer.get(1);
        return new Answer(answer.get(0).equals(1L), Math.toIntExact(used), Duration.ofMillis((Long) answer.get(2)));
    }
}
