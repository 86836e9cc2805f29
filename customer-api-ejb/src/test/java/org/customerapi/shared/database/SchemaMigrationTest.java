package org.customerapi.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.customerapi.shared.settings.Settings;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {
    private final DataSource database = new ConfiguredDataSource(
            Settings.of(Map.of("customer-api.db.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")));
    private final SchemaMigration migration = SchemaMigration.of(database);

    @Test
    void applyShouldDoWhatIsMissingAndNothingWhenItIsDone() {
        assertThat(migration.apply()).isPositive();
        assertThat(migration.apply()).isZero();
    }

    @Test
    void verifyAppliedShouldPassWhenTheSchemaIsThisVersions() {
        migration.apply();

        assertThatCode(migration::verifyApplied).doesNotThrowAnyException();
    }

    @Test
    void verifyAppliedShouldThrowAndChangeNothingWhenAMigrationIsMissing() throws SQLException {
        assertThatThrownBy(migration::verifyApplied)
                .isInstanceOf(FlywayException.class)
                .hasMessageStartingWith("The database schema is not this version's");
        try (var connection = database.getConnection();
                var tables = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void verifyAppliedShouldThrowWhenAMigrationWasEdited() throws SQLException {
        migration.apply();
        try (var connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute("update \"flyway_schema_history\" set \"checksum\" = 0 where \"version\" = '1'");
        }

        assertThatThrownBy(migration::verifyApplied).hasMessageContaining("checksum mismatch");
    }
}
