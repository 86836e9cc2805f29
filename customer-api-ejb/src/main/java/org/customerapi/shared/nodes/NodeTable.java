package org.customerapi.shared.nodes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.customerapi.shared.database.ConfiguredDataSource;

/**
 * The rows of nodes, over a connection of its own: a heartbeat that had to wait for one of the pool would stop when the node is
 * busiest. The connection is opened anew after a failure.
 */
final class NodeTable implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ConfiguredDataSource database;
    private Connection connection;

    NodeTable(ConfiguredDataSource database) {
        this.database = database;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    List<Node> read() throws SQLException {
        return committed(NodeTable::read);
    }

    /**
     * Enters a node, unless there is one that it may not live beside. Those who enter take turns.
     *
     * @param dead who has been silent for too long; their rows go, if they are silent still
     * @return whom it may not live beside; empty when it has entered
     */
    Optional<Node> enter(Node node, List<Node> dead, Instant now) throws SQLException {
        return committed(on -> {
            execute(on, "select id from node_entrance for update");
            for (Node each : dead) {
                execute(on, "delete from node where id = ? and beats = ?", each.id(), each.beats());
            }
            Optional<Node> living = read(on).stream()
                    .filter(each -> !each.toleratesBeside(node))
                    .findFirst();
            if (living.isEmpty()) {
                execute(
                        on,
                        "insert into node (id, process, clustered, lease_millis, beats, started_at) values (?, ?, ?, ?, ?, ?)",
                        node.id(),
                        node.process(),
                        node.clustered(),
                        node.lease().toMillis(),
                        node.beats(),
                        now.toEpochMilli());
            }
            return living;
        });
    }

    /** One heartbeat; false when the row is gone, because another node has taken this one for dead. */
    boolean beat(Node node) throws SQLException {
        return committed(on -> execute(on, "update node set beats = beats + 1 where id = ?", node.id())) == 1;
    }

    /** Removes what an older deployment in the same process has left, be it dead or not; returns how many that were. */
    int displace(Node node) throws SQLException {
        return committed(on -> execute(on, "delete from node where process = ?", node.process()));
    }

    void remove(Node node) throws SQLException {
        committed(on -> execute(on, "delete from node where id = ?", node.id()));
    }

    private static List<Node> read(Connection on) throws SQLException {
        try (PreparedStatement select =
                        on.prepareStatement("select id, process, clustered, lease_millis, beats from node");
                ResultSet rows = select.executeQuery()) {
            List<Node> nodes = new ArrayList<>();
            while (rows.next()) {
                nodes.add(new Node(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getBoolean(3),
                        Duration.ofMillis(rows.getLong(4)),
                        rows.getLong(5)));
            }
            return nodes;
        }
    }

    private static int execute(Connection on, String sql, Object... params) throws SQLException {
        try (PreparedStatement statement = on.prepareStatement(sql)) {
            for (int i = 0; i < params.length; i++) {
                statement.setObject(i + 1, params[i]);
            }
            boolean query = statement.execute();
            return query ? 0 : statement.getUpdateCount();
        }
    }

    private <T> T committed(Work<T> work) throws SQLException {
        try {
            if (connection == null) {
                connection = database.connect(PATIENCE);
                connection.setAutoCommit(false);
            }
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Whatever was not committed is rolled back by the database. */
    @Override
    public void close() {
        try (Connection closing = connection) {
            connection = null;
        } catch (SQLException e) {
            // It was broken: nothing is left to close.
        }
    }
}
