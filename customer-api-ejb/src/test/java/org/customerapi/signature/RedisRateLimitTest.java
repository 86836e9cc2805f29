package org.customerapi.signature;

import org.junit.jupiter.api.Tag;

@Tag("external")
class RedisRateLimitTest extends RateLimitContract {
    @Override
    RateLimit home() {
        return new RedisRateLimit(SharedRedis.SCRIPTS);
    }
}
