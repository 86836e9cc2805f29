package org.customerapi.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.customerapi.shared.database.ConfiguredDataSource;

/** The beans' database, seen from outside of the container: what is read here has been committed. */
public final class Database {
    private Database() {}

    public static int update(String sql, Object... params) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, params)) {
            return statement.executeUpdate();
        }
    }

    /** The first column of each row. */
    public static List<String> column(String sql, Object... params) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, params);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public static long number(String sql, Object... params) {
        return Long.parseLong(column(sql, params).get(0));
    }

    /** Every value of every row of every table, but for the node's: its heart beats whatever a test does. */
    public static String dump() {
        try (Connection connection = connect();
                ResultSet tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            StringBuilder dump = new StringBuilder();
            while (tables.next()) {
                if (tables.getString("TABLE_SCHEM").equalsIgnoreCase("public")
                        && !tables.getString("TABLE_NAME").equalsIgnoreCase("node")) {
                    append(dump, connection, tables.getString("TABLE_NAME"));
                }
            }
            return dump.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(StringBuilder dump, Connection connection, String table) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery("select * from \"" + table + "\"")) {
            while (rows.next()) {
                dump.append(table);
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    dump.append('|').append(rows.getString(i));
                }
                dump.append('\n');
            }
        }
    }

    private static Connection connect() throws SQLException {
        return new ConfiguredDataSource().getConnection();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... params) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < params.length; i++) {
            statement.setObject(i + 1, params[i]);
        }
        return statement;
    }
}
