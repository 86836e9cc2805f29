package org.customerapi.shared.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.Map;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Here time really passes: what a wait is for is that it does. */
class LeaseWaitTest {
    private static final Duration LEASE = Duration.ofMillis(300);

    private final NodeClaim claim = new NodeClaim();

    @BeforeEach
    void serve() {
        claim.hold(claim.now(), Duration.ofMinutes(1));
    }

    private LeaseWait lease(boolean clustered) {
        return new LeaseWait(
                Settings.of(Map.of(
                        "customer-api.cluster.enabled",
                        Boolean.toString(clustered),
                        "customer-api.cluster.lease",
                        LEASE.toString())),
                claim);
    }

    private Duration waited(boolean clustered) {
        LeaseWait wait = lease(clustered);
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
    void waitOutShouldRefuseWhenTheNodeIsAloneAndAnotherHasTakenOver() {
        claim.fence();

        assertThat(codeOf(lease(false)::waitOut)).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void waitOutShouldLastAsLongWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThat(waited(true)).isGreaterThan(LEASE);
        assertThat(Thread.interrupted()).isTrue();
    }
}
