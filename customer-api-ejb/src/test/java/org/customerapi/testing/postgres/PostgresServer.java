package org.customerapi.testing.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.customerapi.testing.ports.FreePort;

/**
 * A real PostgreSQL of the tests' own, its binaries from the Maven repository: on a free port of this machine, gone with its data
 * when the tests end. It can be stopped and started again on the same data, as a database is that fails for a while.
 */
public final class PostgresServer implements AutoCloseable {
    /** Who owns the databases and may do nothing else; no password is asked for. */
    public static final String USER = "customer_api";

    /** Who may do everything; no password is asked for either. */
    public static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data;
    private final int port;
    private EmbeddedPostgres process;

    private PostgresServer(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    public static PostgresServer start() {
        try {
            Path folder = Files.createDirectories(Path.of("target")).toAbsolutePath();
            PostgresServer server = new PostgresServer(Files.createTempDirectory(folder, "postgres-"), FreePort.next());
            server.startAgain();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.execute("postgres", "create role " + USER + " login");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an empty database that {@link #USER} owns; returns its JDBC URL. */
    public String createDatabase(String name) {
        execute("postgres", "create database \"" + name + "\" owner " + USER);
        return url(name);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The server's data directory, its log among it. */
    Path data() {
        return data;
    }

    /** Runs SQL as the superuser. */
    public void execute(String database, String sql) {
        try (Connection connection = process.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shuts down fast: whoever is connected is cut off, and nobody can connect. */
    public void stop() {
        try {
            process.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first value that the superuser is answered. */
    public String ask(String sql) {
        try (Connection connection = process.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends every connection to a database. */
    public void hangUp(String database) {
        ask("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '" + database + "'");
    }

    /** Keeps everybody from a table until it is closed. */
    public Lock lock(String database, String table) {
        try {
            Connection connection = process.getDatabase("postgres", database).getConnection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table " + table);
            }
            return new Lock(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A table that is kept from everybody. */
    public record Lock(Connection holder) implements AutoCloseable {
        @Override
        public void close() {
            try (holder) {
                holder.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** From now on nobody answers, yet nobody hangs up: as a machine does that is cut off from the network. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            List<String> command = new ArrayList<>(List.of("kill", "-" + name, Long.toString(postmaster)));
            ProcessHandle.of(postmaster)
                    .orElseThrow()
                    .children()
                    .forEach(child -> command.add(Long.toString(child.pid())));
            // Not the exit status: a child may have ended by itself.
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** On the same port and data. */
    public void startAgain() {
        try {
            process = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(PATIENCE)
                    // The library would trade durability for speed.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shuts down and deletes the data. */
    @Override
    public void close() {
        stop();
        try {
            FileUtils.deleteDirectory(data.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
