package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.customerapi.apikey.KeyChanged;
import org.customerapi.apikey.domain.Permission;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.apikey.persistence.ApiKeyRepository;
import org.customerapi.customer.CustomerChanged;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.nodes.NodeClaim;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of signed calls while the database cannot be reached. */
@ExtendWith(Beans.class)
class ReadGraceTest {
    private static final MovableClock CLOCK = MovableClock.get();
    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final EntityManager entityManager;
    private NodeClaim claim;
    private final StrangerLimit strangers;
    private final CallRate rate;
    private final ReplayGuard replays;
    private final SignaturePolicy policy;
    private final SigningKeys keys;
    private final SigningKey key;
    private KeySnapshots snapshots;
    private boolean cutOff;

    ReadGraceTest(
            EntityManager entityManager,
            NodeClaim claim,
            StrangerLimit strangers,
            CallRate rate,
            ReplayGuard replays,
            SignaturePolicy policy,
            SigningKeys keys) {
        SigningKeys.waitAMinute();
        this.entityManager = entityManager;
        this.claim = claim;
        this.strangers = strangers;
        this.rate = rate;
        this.replays = replays;
        this.policy = policy;
        this.keys = keys;
        this.key = keys.issue();
        keys.enter(key, SigningKeys.granting(Permission.SPOT_TRADE, true));
        keys.enter(key, SigningKeys.granting(Permission.WITHDRAW, true));
    }

    /** On the beans' database, from which it can be cut off. */
    private KeySnapshotLoader loader(Settings settings) {
        EntityManager cuttable = (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, args) -> {
                    if (cutOff) {
                        throw new DatabaseUnavailable(new SQLException("refused", "08001"));
                    }
                    return method.invoke(entityManager, args);
                });
        return new KeySnapshotLoader(
                new ApiKeyRepository(cuttable),
                new CustomerDirectory(cuttable),
                new PermissionCatalogue(settings),
                CLOCK);
    }

    private RequestVerification node(Map<String, String> properties) {
        Settings settings = Settings.of(properties);
        snapshots = new KeySnapshots(new EveryAccessKey(), loader(settings), settings, CLOCK);
        return new RequestVerification(
                claim, snapshots, new PermissionCatalogue(settings), strangers, rate, replays, policy, CLOCK);
    }

    private RequestVerification nodeWithGrace() {
        return node(Map.of("customer-api.cluster.read-grace", GRACE.toString()));
    }

    /** The lease has just ended, and nobody answers. */
    private RequestVerification separated(RequestVerification node) {
        node.verify(key.signed());
        cutOff = true;
        CLOCK.moveBy(LEASE);
        return node;
    }

    private static ErrorCode refusalOf(RequestVerification node, CallDraft draft) {
        return codeOf(() -> node.verify(draft.sign()));
    }

    @Test
    void verifyShouldGoOnWithinTheLeaseAndEndWithItWhenThereIsNoGrace() {
        RequestVerification node = node(Map.of());
        node.verify(key.signed());
        cutOff = true;

        CLOCK.moveBy(LEASE.minusMillis(1));
        node.verify(key.signed());
        node.verify(key.call().resource(CallDraft.SPOT_TRADE).sign());
        CLOCK.moveBy(Duration.ofMillis(1));
        assertThat(refusalOf(node, key.call())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void verifyShouldLetReadingGoOnUntilTheGraceEnds() {
        RequestVerification node = separated(nodeWithGrace());

        node.verify(key.signed());
        CLOCK.moveBy(GRACE.minusMillis(1));
        node.verify(key.signed());
        CLOCK.moveBy(Duration.ofMillis(1));
        assertThat(refusalOf(node, key.call())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {CallDraft.SPOT_TRADE, CallDraft.WITHDRAWAL, "unknown.app.Service.method_0.0.1_"})
    void verifyShouldLetNothingElseGoOn(String resource) {
        RequestVerification node = separated(nodeWithGrace());

        assertThat(refusalOf(node, key.call().resource(resource))).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer-api.resources.trade", "customer-api.resources.contract-trade"})
    void verifyShouldNotLetReadingGoOnWhereTheResourceIsOpenToMore(String setting) {
        RequestVerification node = separated(node(
                Map.of("customer-api.cluster.read-grace", GRACE.toString(), setting, "x.Y.z__," + CallDraft.READ)));

        assertThat(refusalOf(node, key.call())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    /** A node's claim ends a few seconds after its last heartbeat, which an outage keeps from being written. */
    @Test
    void verifyShouldLetNothingButReadingGoOnWhenTheNodeHasLostItsClaim() {
        separated(nodeWithGrace());
        KeySnapshots known = snapshots;
        claim = new NodeClaim();
        RequestVerification claimless = new RequestVerification(
                claim, known, new PermissionCatalogue(Settings.of(Map.of())), strangers, rate, replays, policy, CLOCK);

        claimless.verify(key.signed());
        assertThat(refusalOf(claimless, key.call().resource(CallDraft.SPOT_TRADE)))
                .isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        assertThat(refusalOf(node(Map.of()), key.call())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void verifyShouldServeNoKeyThatItNeverRead() {
        RequestVerification node = separated(nodeWithGrace());

        assertThat(refusalOf(node, keys.issue().call())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        assertThat(refusalOf(node, key.call().accessKey("0".repeat(32)))).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void verifyShouldServeNoKeyThatChangedJustBefore() {
        RequestVerification node = separated(nodeWithGrace());
        node.verify(key.signed());

        snapshots.drop(new KeyChanged(key.key().accessKey()));

        assertThat(refusalOf(node, key.call())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void verifyShouldServeNoKeyOfACustomerWhoChangedJustBefore() {
        RequestVerification node = separated(nodeWithGrace());
        node.verify(key.signed());

        snapshots.drop(new CustomerChanged(key.owner().customerId()));

        assertThat(refusalOf(node, key.call())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void verifyShouldJudgeAsEverWithinTheGrace() {
        keys.enter(key, SigningKeys.bindingTo(CallDraft.HOME));
        RequestVerification node = separated(nodeWithGrace());

        assertThat(refusalOf(node, key.call().from("198.51.100.9"))).isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
        assertThat(refusalOf(node, key.call().respelled(right -> "AAAA"))).isEqualTo(ErrorCode.SIGNATURE_WRONG);
        assertThat(refusalOf(node, key.call().company("440"))).isEqualTo(ErrorCode.KEY_UNKNOWN);
        SignedCall call = key.signed();
        node.verify(call);
        assertThat(codeOf(() -> node.verify(call))).isEqualTo(ErrorCode.REQUEST_REPLAYED);
    }

    /** Nothing was found wrong with the calls of an outage: they cost the owner nothing afterwards. */
    @Test
    void verifyShouldNotCountAnOutageAgainstTheCaller() {
        RequestVerification node = separated(node(Map.of()));
        for (int i = 0; i < 700; i++) {
            assertThat(refusalOf(node, key.call())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        }
        cutOff = false;
        CLOCK.moveBy(LEASE);

        node.verify(key.signed());
    }
}
