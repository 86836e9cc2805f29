package org.customerapi.testing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    @Test
    void dataShouldBeThereWhenTheServerStartsAgain() throws SQLException {
        try (PostgresServer server = PostgresServer.start()) {
            String url = server.createDatabase("kept");
            try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "")) {
                connection.createStatement().execute("create table note as select 'kept' as text");
            }
            server.stop();
            assertThatThrownBy(() -> DriverManager.getConnection(url, PostgresServer.USER, ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("refused");
            server.startAgain();
            try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, "");
                    ResultSet rows = connection.createStatement().executeQuery("select text from note")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("kept");
            }
        }
    }
}
