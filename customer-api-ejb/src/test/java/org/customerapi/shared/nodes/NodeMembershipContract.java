package org.customerapi.shared.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.customerapi.shared.database.ConfiguredDataSource;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds of nodes on every database: several in one process, on a time that moves when one of them waits. */
abstract class NodeMembershipContract {
    static final NodeTimes TIMES = NodeTimes.USUAL;
    static final Duration LEASE = Duration.ofSeconds(1);
    private static final Clock CLOCK = MovableClock.get();

    final AtomicLong nanos = new AtomicLong();
    private final List<TestNode> alive = new ArrayList<>();
    private final List<NodeTable> tables = new CopyOnWriteArrayList<>();
    private final Settings database = Settings.of(database());

    NodeMembershipContract() {
        Flyway.configure()
                .dataSource(new ConfiguredDataSource(database))
                .locations("classpath:org/customerapi/migration")
                .load()
                .migrate();
    }

    /** An empty one each time. */
    abstract Map<String, String> database();

    @AfterEach
    void close() {
        tables.forEach(NodeTable::close);
    }

    NodeTable table() {
        NodeTable table = new NodeTable(new ConfiguredDataSource(database));
        tables.add(table);
        return table;
    }

    List<String> registered() throws SQLException {
        return table().read().stream().map(Node::process).toList();
    }

    /** A node whose time is the test's; while it waits, those that are alive go on. */
    final class TestNode {
        final NodeClaim claim = new NodeClaim(nanos::get);
        final NodeMembership membership;
        Duration waited = Duration.ZERO;

        TestNode(String process, boolean clustered, Duration lease) {
            Node self = new Node(UUID.randomUUID().toString(), process, clustered, lease, 0);
            membership = new NodeMembership(self, table(), claim, TIMES, CLOCK, this::pause);
        }

        private void pause(Duration length) {
            waited = waited.plus(length);
            pass(length);
        }

        TestNode join() throws SQLException {
            membership.join();
            alive.add(this);
            return this;
        }

        /** Killed, paused or cut off: its heart beats no more. */
        void fallSilent() {
            alive.remove(this);
        }
    }

    /** Time goes on for everybody. */
    void pass(Duration length) {
        for (long left = length.toNanos(); left > 0; left -= TIMES.beat().toNanos()) {
            nanos.addAndGet(Math.min(left, TIMES.beat().toNanos()));
            alive.forEach(node -> node.membership.beat());
        }
    }

    private static Node node(String process) {
        return new Node(UUID.randomUUID().toString(), process, false, LEASE, 0);
    }

    TestNode single(String process) {
        return new TestNode(process, false, LEASE);
    }

    TestNode clustered(String process) {
        return new TestNode(process, true, LEASE);
    }

    @Test
    void joinShouldLetTheNodeServeAtOnceWhenItIsTheOnlyOne() throws SQLException {
        TestNode node = single("a").join();

        assertThat(node.claim.isHeld()).isTrue();
        assertThat(node.waited).isZero();
        assertThat(registered()).containsExactly("a");
    }

    @Test
    void joinShouldRefuseInOneSentenceWhenAnotherNodeLives() throws SQLException {
        TestNode first = single("first at host").join();
        TestNode second = single("b");

        assertThatThrownBy(second::join)
                .isInstanceOf(NodeRefused.class)
                .hasMessage(
                        "another node lives on this database, first at host: stop that one first, or start every node with"
                                + " customer-api.cluster.enabled = true.");

        assertThat(second.claim.isHeld()).isFalse();
        assertThat(second.waited).isLessThanOrEqualTo(TIMES.beat().multipliedBy(2));
        pass(Duration.ofHours(1));
        assertThat(first.claim.isHeld()).isTrue();
        assertThat(registered()).containsExactly("first at host");
    }

    @Test
    void joinShouldTakeOverWhenTheOtherNodeWasKilled() throws SQLException {
        single("a").join().fallSilent();

        TestNode second = single("b").join();

        assertThat(second.claim.isHeld()).isTrue();
        assertThat(second.waited).isEqualTo(TIMES.takeover());
        assertThat(registered()).containsExactly("b");
    }

    /** The rule that keeps two nodes from serving at once. */
    @Test
    void joinShouldTakeOverOnlyWhenTheOtherServesNoMore() throws SQLException {
        TestNode first = single("a").join();
        pass(Duration.ofSeconds(10));
        first.fallSilent();
        TestNode second = new TestNode("b", false, LEASE);
        assertThat(first.claim.isHeld()).isTrue();

        second.join();

        assertThat(first.claim.isHeld()).isFalse();
        assertThat(TIMES.claim()).isLessThan(TIMES.takeover());
    }

    @Test
    void beatShouldFenceTheNodeForGoodWhenAnotherHasTakenOver() throws SQLException {
        TestNode first = single("a").join();
        first.fallSilent();
        single("b").join();
        try (LogLines log = new LogLines(NodeMembership.class)) {
            first.membership.beat();
            first.membership.beat();

            assertThat(first.claim.isFenced()).isTrue();
            assertThat(first.claim.isHeld()).isFalse();
            assertThat(log.lines())
                    .containsExactly(
                            "SEVERE This node is fenced and refuses every call: it was silent for PT6S or more, and"
                                    + " another node has taken over its database. Start it anew.");
        }
        first.membership.leave();
        assertThat(registered()).containsExactly("b");
    }

    @Test
    void beatShouldGoOnWhenTheNodeWasSilentAndNobodyTookOver() throws SQLException {
        TestNode node = single("a").join();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(node.claim.isHeld()).isFalse();

        node.membership.beat();

        assertThat(node.claim.isHeld()).isTrue();
    }

    /** Slow, but alive: whoever watches it must see so. */
    @Test
    void joinShouldRefuseWhenTheOtherBeatsOnlyJustInTime() throws SQLException {
        TestNode first = single("a").join();
        first.fallSilent();
        AtomicInteger waits = new AtomicInteger();
        Node self = node("b");
        Consumer<Duration> pause = length -> {
            nanos.addAndGet(length.toNanos());
            if (waits.incrementAndGet() == 6) {
                first.membership.beat();
            }
        };
        NodeMembership second = new NodeMembership(self, table(), new NodeClaim(nanos::get), TIMES, CLOCK, pause);

        assertThatThrownBy(second::join).isInstanceOf(NodeRefused.class);

        assertThat(waits).hasValue(6);
        first.membership.beat();
        assertThat(first.claim.isFenced()).isFalse();
    }

    /** Between the last look and the entry. */
    @Test
    void enterShouldSpareANodeThatWasThoughtDeadWhenItBeatsAfterAll() throws SQLException {
        TestNode first = single("a").join();
        List<Node> thoughtDead = table().read();
        first.membership.beat();
        Node self = node("b");

        assertThat(table().enter(self, thoughtDead, CLOCK.instant()))
                .hasValueSatisfying(living -> assertThat(living.process()).isEqualTo("a"));

        first.membership.beat();
        assertThat(first.claim.isFenced()).isFalse();
        assertThat(registered()).containsExactly("a");
    }

    @Test
    void leaveShouldMakeRoomAtOnce() throws SQLException {
        TestNode first = single("a").join();
        first.fallSilent();

        first.membership.leave();

        assertThat(first.claim.isHeld()).isFalse();
        assertThat(registered()).isEmpty();
        assertThat(single("b").join().waited).isZero();
        first.membership.beat();
        assertThat(first.claim.isHeld()).isFalse();
    }

    /** All have watched the same dead node, and go in at the same moment. */
    @Test
    void joinShouldLetExactlyOneInWhenManyStartAtOnce() throws SQLException {
        single("dead").join().fallSilent();
        for (int each = 0; each < 5; each++) {
            String round = "round " + each + " ";
            int count = 8;
            CyclicBarrier inStep = new CyclicBarrier(count);
            AtomicInteger refused = new AtomicInteger();
            Race.of(count, i -> {
                AtomicLong time = new AtomicLong();
                Consumer<Duration> pause = length -> {
                    time.addAndGet(length.toNanos());
                    await(inStep);
                };
                try {
                    new NodeMembership(node(round + i), table(), new NodeClaim(time::get), TIMES, CLOCK, pause).join();
                } catch (NodeRefused e) {
                    refused.incrementAndGet();
                }
            });

            assertThat(refused).hasValue(count - 1);
            assertThat(registered()).singleElement().asString().startsWith(round);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void enterShouldLetExactlyOneInWhenNobodyIsThereAndManyComeAtOnce() throws SQLException {
        AtomicInteger entered = new AtomicInteger();

        Race.of(8, i -> {
            if (table().enter(node("n" + i), List.of(), CLOCK.instant()).isEmpty()) {
                entered.incrementAndGet();
            }
        });

        assertThat(entered).hasValue(1);
        assertThat(registered()).hasSize(1);
    }

    @Test
    void joinShouldLetClusteredNodesLiveBesideEachOther() throws SQLException {
        TestNode first = clustered("a").join();

        TestNode second = clustered("b").join();

        pass(Duration.ofMinutes(1));
        assertThat(first.claim.isHeld()).isTrue();
        assertThat(second.claim.isHeld()).isTrue();
        assertThat(registered()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void joinShouldForgetTheDeadOfAClusterWhenANodeStarts() throws SQLException {
        clustered("a").join();
        clustered("b").join().fallSilent();

        clustered("c").join();

        assertThat(registered()).containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void joinShouldRefuseAClusteredNodeWhenTheOtherThinksItIsAlone() throws SQLException {
        single("a").join();

        assertThatThrownBy(() -> clustered("b").join())
                .hasMessage(
                        "another node lives on this database, a, and was started without customer-api.cluster.enabled ="
                                + " true: stop that one first.");
    }

    @Test
    void joinShouldRefuseASingleNodeWhenAClusterLives() throws SQLException {
        clustered("a").join();

        assertThatThrownBy(() -> single("b").join()).isInstanceOf(NodeRefused.class);
    }

    @Test
    void joinShouldRefuseWhenTheOthersLeaseIsNotTheSame() throws SQLException {
        clustered("a").join();

        assertThatThrownBy(() -> new TestNode("b", true, Duration.ofSeconds(2)).join())
                .hasMessage(
                        "another node lives on this database, a, and its customer-api.cluster.lease is PT1S instead of"
                                + " PT2S: all nodes must have the same.");
    }

    /** Redeployed on the same server, where the old deployment may end after the new one has started. */
    @Test
    void joinShouldReplaceAnOlderDeploymentWhenItIsInTheSameProcess() throws SQLException {
        TestNode old = single("a").join();

        TestNode redeployed = single("a").join();

        assertThat(old.claim.isHeld()).isFalse();
        assertThat(redeployed.claim.isHeld()).isTrue();
        old.membership.leave();
        pass(Duration.ofMinutes(1));
        assertThat(redeployed.claim.isHeld()).isTrue();
        assertThat(registered()).containsExactly("a");
    }
}
