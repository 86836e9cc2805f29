package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.lang.management.ManagementFactory;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.nodes.NodeClaim;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Only a node that is known to be the one that serves judges calls. */
@ExtendWith(Beans.class)
class ServingTest {
    private final RequestVerification verification;
    private final RequestVerification notServing;
    private final NodeClaim claim;
    private final SigningKey key;

    ServingTest(
            RequestVerification verification,
            NodeClaim claim,
            KeySnapshots snapshots,
            PermissionCatalogue catalogue,
            StrangerLimit strangers,
            CallRate rate,
            SignaturePolicy policy,
            SigningKeys keys) {
        SigningKeys.waitAMinute();
        MovableClock clock = MovableClock.get();
        this.verification = verification;
        this.claim = claim;
        this.key = keys.issue();
        this.notServing = new RequestVerification(
                new NodeClaim(), snapshots, catalogue, strangers, rate, new LocalReplayGuard(clock), policy, clock);
    }

    @Test
    void verifyShouldRefuseARightCallWhenTheNodeMayNotServe() {
        verification.verify(key.signed());

        assertThat(codeOf(() -> notServing.verify(key.signed()))).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void nodeShouldBeRegisteredWhenItServes() {
        assertThat(claim.isHeld()).isTrue();
        assertThat(Database.column("select process from node"))
                .singleElement()
                .asString()
                .contains(ManagementFactory.getRuntimeMXBean().getName());
    }
}
