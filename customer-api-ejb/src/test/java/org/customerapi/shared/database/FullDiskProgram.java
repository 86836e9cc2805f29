package org.customerapi.shared.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.customerapi.shared.outage.DatabaseFailure;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.customerapi.shared.settings.Settings;

/** Writes to an embedded database until there is no room, reads, makes room, and writes again; tells each on a line. */
final class FullDiskProgram {
    private static final int ENOUGH = 20_000;

    private final Connection connection;

    private FullDiskProgram(Connection connection) {
        this.connection = connection;
    }

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.of(Map.of("customer-api.data-dir", args[0]));
        try (Connection connection = new ConfiguredDataSource(settings).getConnection()) {
            new FullDiskProgram(connection).run();
        }
        System.exit(0);
    }

    private void run() throws SQLException, IOException, InterruptedException {
        try (Statement create = connection.createStatement()) {
            create.execute("create table note (id int primary key, text varchar(2000))");
        }
        connection.setAutoCommit(false);
        int answered = 0;
        try {
            while (answered < ENOUGH) {
                write(answered);
                answered++;
            }
        } catch (SQLException e) {
            connection.rollback();
            tell("answered " + answered);
            tell((DatabaseFailure.isOutage(e) ? "full " : "unforeseen ") + new DatabaseUnavailable(e).reason());
        }
        tell("read " + count());
        makeRoom();
        write(ENOUGH);
        tell("again " + count());
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private void write(int id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into note values (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, Integer.toString(id).repeat(300));
            insert.executeUpdate();
        }
        connection.commit();
    }

    private int count() throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select count(*) from note")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void makeRoom() throws IOException, InterruptedException {
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("prlimit", "--pid", self, "--fsize=unlimited")
                .inheritIO()
                .start()
                .waitFor();
    }

    private static void tell(String line) {
        System.out.println(line.replace('\n', ' '));
    }
}
