package org.customerapi.shared.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;

/** Here time really passes: what a wait is for is that it does. */
class LeaseWaitTest {
    private static final Duration LEASE = Duration.ofMillis(300);

    private static Duration waited(boolean clustered) {
        LeaseWait wait = new LeaseWait(Settings.of(Map.of(
                "customer-api.cluster.enabled",
                Boolean.toString(clustered),
                "customer-api.cluster.lease",
                LEASE.toString())));
        long began = System.nanoTime();
        wait.waitOut();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void waitOutShouldLastLongerThanTheLeaseInACluster() {
        assertThat(waited(true)).isGreaterThan(LEASE.plusMillis(10));
    }

    @Test
    void waitOutShouldNotWaitWhenTheNodeIsAlone() {
        assertThat(waited(false)).isLessThan(LEASE);
    }

    @Test
    void waitOutShouldLastAsLongWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThat(waited(true)).isGreaterThan(LEASE);
        assertThat(Thread.interrupted()).isTrue();
    }
}
