package org.customerapi.shared.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.customerapi.shared.ErrorCode;
import org.junit.jupiter.api.Test;

class NodeClaimTest {
    private static final Duration LENGTH = Duration.ofSeconds(5);

    /** Such a clock may begin anywhere, and run over. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000);

    private final NodeClaim claim = new NodeClaim(nanos::get);

    private void requireRefused() {
        assertThat(codeOf(claim::verifyHeld)).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        assertThat(claim.isHeld()).isFalse();
    }

    private void requireHeld() {
        assertThatCode(claim::verifyHeld).doesNotThrowAnyException();
        assertThat(claim.isHeld()).isTrue();
    }

    @Test
    void verifyHeldShouldRefuseWhenTheNodeHasNotJoined() {
        requireRefused();
        assertThat(claim.isFenced()).isFalse();
    }

    @Test
    void verifyHeldShouldPassUntilTheClaimEndsToTheNanosecond() {
        long since = claim.now();
        claim.hold(since, LENGTH);
        requireHeld();

        nanos.set(since + LENGTH.toNanos() - 1);
        requireHeld();
        nanos.incrementAndGet();
        requireRefused();
        assertThat(claim.isFenced()).isFalse();
    }

    @Test
    void verifyHeldShouldCountFromBeforeTheHeartbeatWasSent() {
        long sent = claim.now();
        nanos.addAndGet(LENGTH.toNanos());

        claim.hold(sent, LENGTH);

        requireRefused();
    }

    @Test
    void verifyHeldShouldPassAgainWhenTheHeartbeatReturns() {
        claim.hold(claim.now(), LENGTH);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        requireRefused();

        claim.hold(claim.now(), LENGTH);

        requireHeld();
    }

    @Test
    void verifyHeldShouldRefuseForGoodWhenTheNodeIsFenced() {
        claim.hold(claim.now(), LENGTH);

        claim.fence();

        requireRefused();
        assertThat(claim.isFenced()).isTrue();
        claim.hold(claim.now(), LENGTH);
        claim.release();
        requireRefused();
        assertThat(claim.isFenced()).isTrue();
    }

    @Test
    void verifyHeldShouldRefuseAtOnceWhenTheNodeHasLeft() {
        claim.hold(claim.now(), LENGTH);

        claim.release();

        requireRefused();
        assertThat(claim.isFenced()).isFalse();
    }
}
