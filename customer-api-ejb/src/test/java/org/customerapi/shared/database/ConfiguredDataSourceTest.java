package org.customerapi.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.customerapi.shared.settings.InvalidSetting;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredDataSourceTest {
    private static Settings url(String url) {
        return Settings.of(Map.of("customer-api.db.url", url));
    }

    @Test
    void urlShouldBeAFileThatLosesNoCommitWhenNothingIsConfigured() {
        String url = ConfiguredDataSource.url(Settings.of(Map.of()));

        String folder = new File("data").getAbsolutePath();
        assertThat(url)
                .startsWith("jdbc:h2:file:" + folder + File.separator + "customer-api;")
                .contains(";WRITE_DELAY=0;")
                .contains("LOCK_TIMEOUT=");
    }

    @Test
    void urlShouldBeTheConfiguredOneWhenItIsSet() {
        assertThat(ConfiguredDataSource.url(url("jdbc:postgresql://db/keys"))).isEqualTo("jdbc:postgresql://db/keys");
    }

    @Test
    void getConnectionShouldOpenTheFileWhenOnlyTheFolderIsConfigured(@TempDir Path folder) throws SQLException {
        ConfiguredDataSource source =
                new ConfiguredDataSource(Settings.of(Map.of("customer-api.data-dir", folder.toString())));

        try (Connection connection = source.getConnection("ignored", "ignored")) {
            assertThat(connection.getMetaData().getUserName()).isEqualToIgnoringCase("sa");
        }
        assertThat(folder.resolve("customer-api.mv.db")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://db/x", "h2:mem:x", "jdbc:oracle:thin:@db", "postgresql://db"})
    void constructorShouldRefuseWithoutShowingItWhenTheDatabaseIsAnother(String url) {
        assertThatThrownBy(() -> new ConfiguredDataSource(url(url)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("customer-api.db.url = [secret] is not allowed")
                .hasMessageContaining("jdbc:postgresql: or jdbc:h2:")
                .hasMessageNotContaining(url);
    }

    @Test
    void isEmbeddedShouldTellH2FromTheRestWhenDemoModeAsks() {
        assertThat(ConfiguredDataSource.isEmbedded(Settings.of(Map.of()))).isTrue();
        assertThat(ConfiguredDataSource.isEmbedded(url("jdbc:h2:mem:x"))).isTrue();
        assertThat(ConfiguredDataSource.isEmbedded(url("jdbc:postgresql://db/keys")))
                .isFalse();
    }

    @Test
    void toStringShouldNotTellThePasswordWhenItIsPrinted() {
        ConfiguredDataSource source = new ConfiguredDataSource(
                Settings.of(Map.of("customer-api.db.url", "jdbc:h2:mem:x", "customer-api.db.password", "open-sesame")));

        assertThat(source.toString()).doesNotContain("open-sesame");
    }
}
