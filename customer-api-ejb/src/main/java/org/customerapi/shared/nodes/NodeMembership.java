package org.customerapi.shared.nodes;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A node's life among others on one database: it joins, its heart beats, it leaves.
 *
 * <p>Whether another node lives is told by its count, read again and again for a while, and never by a time that one machine has
 * written and another reads. Who finds a node silent for {@link NodeTimes#takeover} removes its row; who finds its own row gone is
 * fenced until it is started anew.
 */
final class NodeMembership {
    private static final System.Logger LOG = System.getLogger(NodeMembership.class.getName());

    private final Node self;
    private final NodeTable table;
    private final NodeClaim claim;
    private final NodeTimes times;
    private final Clock clock;
    private final Consumer<Duration> pause;
    private boolean joined;
    private boolean failing;

    /** @param pause waits for that long */
    NodeMembership(
            Node self, NodeTable table, NodeClaim claim, NodeTimes times, Clock clock, Consumer<Duration> pause) {
        this.self = self;
        this.table = table;
        this.claim = claim;
        this.times = times;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Returns when this node may serve: at once where no row is found, else when those that are found have been watched.
     *
     * @throws NodeRefused when a node lives that this one may not live beside
     */
    synchronized void join() throws SQLException {
        try {
            if (table.displace(self) > 0) {
                // An older deployment on the same server, which may serve until its next heartbeat.
                pause.accept(times.takeover());
            }
            List<Node> dead = watch();
            long began = claim.now();
            requireNone(table.enter(self, dead, clock.instant()));
            joined = true;
            claim.hold(began, times.claim());
        } finally {
            if (!joined) {
                table.close();
            }
        }
    }

    /** Whoever is silent all the time. */
    private List<Node> watch() throws SQLException {
        List<Node> silent = new ArrayList<>(table.read());
        long began = claim.now();
        while (!silent.isEmpty() && claim.now() - began < times.takeover().toNanos()) {
            pause.accept(times.beat());
            List<Node> now = table.read();
            silent.retainAll(now);
            requireNone(now.stream()
                    .filter(node -> !silent.contains(node) && !node.toleratesBeside(self))
                    .findFirst());
        }
        return silent;
    }

    private void requireNone(Optional<Node> living) {
        living.ifPresent(node -> {
            throw NodeRefused.because(node, self);
        });
    }

    /** Never throws: a heartbeat that fails is tried again with the next. */
    synchronized void beat() {
        if (!joined) {
            return;
        }
        long began = claim.now();
        try {
            if (table.beat(self)) {
                claim.hold(began, times.claim());
                tell(false, null);
            } else {
                fence();
            }
        } catch (SQLException e) {
            tell(true, e.getSQLState());
        } catch (RuntimeException e) {
            tell(true, e.getClass().getName());
        }
    }

    private void fence() {
        claim.fence();
        joined = false;
        table.close();
        LOG.log(
                ERROR,
                "This node is fenced and refuses every call: it was silent for {0} or more, and another node has taken over its"
                        + " database. Start it anew.",
                times.takeover());
    }

    /** Once when it begins to fail, and once when it is over. */
    private void tell(boolean fails, String reason) {
        if (fails && !failing) {
            LOG.log(
                    WARNING,
                    "The heartbeat of this node cannot be written ({0}); after {1} without one it refuses every call until it can",
                    reason,
                    times.claim());
        } else if (!fails && failing) {
            LOG.log(INFO, "The heartbeat of this node can be written again");
        }
        failing = fails;
    }

    /** From now on this node refuses every call, and another may start at once. */
    synchronized void leave() {
        claim.release();
        if (joined) {
            joined = false;
            remove();
        }
    }

    private void remove() {
        try {
            table.remove(self);
        } catch (SQLException e) {
            LOG.log(
                    WARNING,
                    "This node could not sign off; the next one to start will watch it for {0}",
                    times.takeover());
        } finally {
            table.close();
        }
    }
}
