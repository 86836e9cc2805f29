package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LocalRateLimitTest extends RateLimitContract {
    @Override
    RateLimit home() {
        return new LocalRateLimit(1000);
    }

    @Test
    void takeShouldGoOnWhenAFloodOfSubjectsComes() {
        LocalRateLimit limit = new LocalRateLimit(10);

        for (int i = 0; i < 10_000; i++) {
            assertThat(limit.take("s" + i, 1, Duration.ofMinutes(1), Instant.EPOCH)
                            .taken())
                    .isTrue();
        }
    }
}
