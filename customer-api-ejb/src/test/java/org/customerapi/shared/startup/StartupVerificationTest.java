package org.customerapi.shared.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.customerapi.shared.database.ConfiguredDataSource;
import org.customerapi.shared.nodes.NodeRefused;
import org.customerapi.shared.settings.InvalidSetting;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupVerificationTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static void verify(Map<String, String> properties) {
        new StartupVerification(Settings.of(properties)).verify();
    }

    @Test
    void verifyShouldPassInDemoModeWithoutFurtherSettings() {
        assertThatCode(() -> verify(Map.of("customer-api.demo", "true"))).doesNotThrowAnyException();
    }

    @Test
    void verifyShouldRefuseOutsideDemoModeWithoutAnEncryptionKey() {
        assertThatCode(() -> verify(Map.of("customer-api.encryption.key", KEY))).doesNotThrowAnyException();
        assertThatThrownBy(() -> verify(Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("customer-api.encryption.key is not set");
    }

    @Test
    void verifyShouldRefuseAnEncryptionKeyThatIsNoneWithoutShowingIt() {
        assertThatThrownBy(() -> verify(Map.of("customer-api.encryption.key", "c2hvcnQ=")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("customer-api.encryption")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    @Test
    void verifyShouldRefuseWhenDemoModeMeetsAnotherDatabaseThanH2() {
        Map<String, String> demoOnPostgres =
                Map.of("customer-api.demo", "true", "customer-api.db.url", "jdbc:postgresql://db.invalid/x");
        assertThatThrownBy(() -> verify(demoOnPostgres))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("customer-api.demo = true")
                .hasMessageContaining("customer-api.demo.allow-any-database = true");
    }

    @Test
    void verifyShouldRefuseWhenASettingIsWrong() {
        assertThatThrownBy(() -> verify(Map.of("customer-api.session.ttl", "for ever")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("customer-api.session.ttl");
    }

    @Test
    void verifyShouldRefuseAClusterWhenItsNodesHaveNothingToShare() {
        Map<String, String> onH2 = Map.of("customer-api.encryption.key", KEY, "customer-api.cluster.enabled", "true");
        assertThatThrownBy(() -> verify(onH2))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(
                        "customer-api.cluster.enabled = true is not allowed with H2: several nodes need PostgreSQL.");
        Map<String, String> withoutRedis = new HashMap<>(onH2);
        withoutRedis.put("customer-api.db.url", "jdbc:postgresql://db.invalid/x");
        assertThatThrownBy(() -> verify(withoutRedis))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(
                        "customer-api.redis.url is not set: it is required with customer-api.cluster.enabled = true.");
        withoutRedis.put("customer-api.redis.url", "redis://redis.invalid");
        assertThatCode(() -> verify(withoutRedis)).doesNotThrowAnyException();
    }

    @Test
    void verifyShouldRefuseWhenTheEmbeddedDatabaseIsOpenInAnotherProcess(@TempDir Path folder) throws Exception {
        Map<String, String> embedded =
                Map.of("customer-api.encryption.key", KEY, "customer-api.data-dir", folder.toString());
        assertThatCode(() -> verify(embedded)).doesNotThrowAnyException();
        assertThat(folder).isEmptyDirectory();
        try (Connection connection = new ConfiguredDataSource(Settings.of(embedded)).getConnection()) {
            // Only its first use opens the file.
            connection.createStatement().execute("select 1");
        }
        assertThatCode(() -> verify(embedded)).doesNotThrowAnyException();

        // As another process holds it.
        try (FileChannel file = FileChannel.open(folder.resolve("customer-api.mv.db"), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> verify(embedded))
                    .isInstanceOf(NodeRefused.class)
                    .hasMessage(
                            "another node lives on this database and has its file open: stop that one first; several nodes"
                                    + " need PostgreSQL and customer-api.cluster.enabled = true.");
        }
    }
}
