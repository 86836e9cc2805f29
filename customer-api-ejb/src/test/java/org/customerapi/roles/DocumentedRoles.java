package org.customerapi.roles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.customerapi.testing.Documentation;
import org.customerapi.testing.postgres.PostgresServer;

/** The database and the two roles that {@code docs/postgresql.md} tells operators to make, made by its own SQL. */
public final class DocumentedRoles {
    public static final String DATABASE = "customer_api";
    public static final String OWNER = "customer_api_owner";
    public static final String APPLICATION = "customer_api_app";

    private static final List<String> SQL = Documentation.blocks("postgresql.md", "sql");

    private DocumentedRoles() {}

    /** The roles, and the database without a schema; returns its JDBC URL. */
    public static String create(PostgresServer server) {
        run(server.url("postgres"), PostgresServer.SUPERUSER, SQL.get(0));
        run(server.url(DATABASE), PostgresServer.SUPERUSER, SQL.get(1));
        return server.url(DATABASE);
    }

    /** The owner applies the migrations with the program that the page names, and restricts the application as it says. */
    public static void makeSchema(String url) {
        migrate(url);
        run(url, OWNER, SQL.get(2));
    }

    private static void migrate(String url) {
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java", "org.customerapi.shared.database.SchemaMigration");
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("CUSTOMER_API_DB_URL", url);
        builder.environment().put("CUSTOMER_API_DB_USER", OWNER);
        builder.environment().put("CUSTOMER_API_DB_PASSWORD", "choose one");
        execute(builder);
    }

    /** Runs a program to its end; one that fails fails the test. */
    public static String execute(ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(builder.command() + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Statement by statement: some cannot be in one transaction with others. */
    private static void run(String url, String user, String sql) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            for (String command : sql.split(";\n")) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
