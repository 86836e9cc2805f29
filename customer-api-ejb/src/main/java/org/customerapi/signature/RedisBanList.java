package org.customerapi.signature;

import java.time.Instant;
import java.util.Optional;

/** Shared by the nodes of a cluster: the length of each subject's last ban and its end, until it is forgiven. */
final class RedisBanList implements BanList {
    private static final RedisScript BAN = RedisScript.of(
            """
            local now, length, longest, forgiven = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
            local last = redis.call('GET', KEYS[1])
            if last then
                local lastLength, lastEnd = string.match(last, '(%d+):(%d+)')
                if now < tonumber(lastEnd) then
                    return tonumber(lastEnd)
                end
                if now <= lastEnd + forgiven then
                    length = math.min(lastLength * 2, longest)
                end
            end
            redis.call('SET', KEYS[1], string.format('%.0f:%.0f', length, now + length), 'PX', length + 2 * forgiven)
            return now + length
            """);

    private final RedisScripts redis;

    RedisBanList(RedisScripts redis) {
        this.redis = redis;
    }

    @Override
    public Optional<Instant> bannedUntil(String subject, Instant now) {
        return Optional.ofNullable(redis.get(key(subject)))
                .map(ban -> Instant.ofEpochMilli(Long.parseLong(ban.substring(ban.indexOf(':') + 1))))
                .filter(now::isBefore);
    }

    @Override
    public Instant ban(String subject, Instant now) {
        Object until = redis.run(
                BAN, key(subject), now.toEpochMilli(), FIRST.toMillis(), LONGEST.toMillis(), FORGIVEN_AFTER.toMillis());
        return Instant.ofEpochMilli((Long) until);
    }

    private static String key(String subject) {
        return "customer-api:ban:" + subject;
    }
}
