package org.customerapi.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** In the memory of one node. Only keys whose owner signed get here, so it stays as small as the misbehaving keys are few. */
final class LocalBanList implements BanList {
    private final Map<String, Ban> bans = new ConcurrentHashMap<>();

    private record Ban(Duration length, Instant until) {
        Ban next(Instant now) {
            Duration doubled = length.multipliedBy(2);
            return until.plus(FORGIVEN_AFTER).isBefore(now) ? first(now) : of(doubled, now);
        }

        static Ban first(Instant now) {
            return of(FIRST, now);
        }

        private static Ban of(Duration wanted, Instant now) {
            Duration length = wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
            return new Ban(length, now.plus(length));
        }
    }

    @Override
    public Optional<Instant> bannedUntil(String subject, Instant now) {
        return Optional.ofNullable(bans.get(subject)).map(Ban::until).filter(until -> now.isBefore(until));
    }

    @Override
    public Instant ban(String subject, Instant now) {
        return bans.compute(subject, (unused, last) -> {
                    if (last == null) {
                        return Ban.first(now);
                    }
                    return now.isBefore(last.until()) ? last : last.next(now);
                })
                .until();
    }
}
