package org.customerapi.shared.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.customerapi.shared.settings.InvalidSetting;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;

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
}
