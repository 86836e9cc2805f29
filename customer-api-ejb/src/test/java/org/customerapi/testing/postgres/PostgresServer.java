package org.customerapi.testing.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.commons.io.FileUtils;

/**
 * A real PostgreSQL of the tests' own, its binaries from the Maven repository: on a free port of this machine, gone with its data
 * when the tests end. It can be stopped and started again on the same data, as a database is that fails for a while.
 */
public final class PostgresServer implements AutoCloseable {
    /** Who owns the databases and may do nothing else; no password is asked for. */
    public static final String USER = "customer_api";

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
            PostgresServer server = new PostgresServer(Files.createTempDirectory(folder, "postgres-"), freePort());
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

    /** Runs one statement as the superuser. */
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
