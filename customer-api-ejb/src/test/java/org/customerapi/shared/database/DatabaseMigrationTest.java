package org.customerapi.shared.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.customerapi.shared.settings.InvalidSetting;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;

class DatabaseMigrationTest {
    private static void start(Map<String, String> properties) {
        new DatabaseMigration(Settings.of(properties)).migrate();
    }

    @Test
    void migrateShouldRefuseWhenDemoModeMeetsAnotherDatabaseThanH2() {
        assertThatThrownBy(() -> start(
                        Map.of("customer-api.demo", "true", "customer-api.db.url", "jdbc:postgresql://db.invalid/x")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("customer-api.demo = true")
                .hasMessageContaining("customer-api.demo.allow-any-database = true");
    }

    @Test
    void migrateShouldRefuseBeforeItTouchesTheDatabaseWhenASettingIsWrong() {
        assertThatThrownBy(() -> start(Map.of("customer-api.session.ttl", "for ever")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("customer-api.session.ttl");
    }
}
