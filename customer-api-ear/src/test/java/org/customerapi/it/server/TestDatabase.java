package org.customerapi.it.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.customerapi.testing.postgres.PostgresServer;

/**
 * The database of a named server, empty at first: an H2 file, or with {@code -Dtest.database=postgresql} one on a PostgreSQL that
 * runs as long as the tests do.
 */
public final class TestDatabase {
    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("test.database"));
    private static final Map<String, String> POSTGRESQL_URLS = new ConcurrentHashMap<>();

    private TestDatabase() {}

    static Map<String, String> settings(String name) {
        return POSTGRESQL
                ? Map.of(
                        "customer-api.db.url", url(name),
                        "customer-api.db.user", user(),
                        "customer-api.demo.allow-any-database", "true")
                : Map.of("customer-api.data-dir", RunFolder.of(name).path().toString());
    }

    /** The server must have ended: it keeps an H2 file for itself. */
    public static Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(url(name), user(), "");
    }

    /** Every row of every table as text. */
    public static String dump(String name) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                dump.append(table).append('\n');
                try (ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            dump.append(rows.getString(column)).append('|');
                        }
                        dump.append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        String schema = POSTGRESQL ? "public" : "PUBLIC";
        try (ResultSet found = connection.getMetaData().getTables(null, schema, "%", null)) {
            while (found.next()) {
                if (found.getString("TABLE_TYPE").contains("TABLE")) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
        }
        return tables;
    }

    private static String url(String name) {
        return POSTGRESQL
                ? POSTGRESQL_URLS.computeIfAbsent(name, Postgres.SERVER::createDatabase)
                : "jdbc:h2:file:" + RunFolder.of(name).path().resolve("customer-api") + ";IFEXISTS=TRUE";
    }

    private static String user() {
        return POSTGRESQL ? PostgresServer.USER : "sa";
    }

    /** Started when it is first asked for. */
    private static final class Postgres {
        private static final PostgresServer SERVER = PostgresServer.start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
