package org.customerapi.shared.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.InvalidSetting;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherProducerTest {
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final SecretText SECRET = new SecretText("secret");

    private static SecretCipher cipher(Map<String, String> properties) {
        return new SecretCipherProducer().cipher(Settings.of(properties));
    }

    private static Throwable refusal(Map<String, String> properties) {
        return catchThrowable(() -> cipher(properties));
    }

    @Test
    void cipherShouldBeRefusedWhenThereIsNoKeyOutsideDemoMode() {
        assertThat(refusal(Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("customer-api.encryption.key is not set")
                .hasMessageContaining("32 random bytes in Base64");
    }

    @Test
    void cipherShouldBeThereWhenDemoModeHasNoKey() {
        assertThat(cipher(Map.of("customer-api.demo", "true")).seal(SECRET, 1)).startsWith("demo:");
    }

    @Test
    void cipherShouldWriteUnderTheConfiguredNameWhenAKeyIsThere() {
        assertThat(cipher(Map.of("customer-api.encryption.key", KEY)).seal(SECRET, 1))
                .startsWith("1:");
        assertThat(cipher(Map.of("customer-api.encryption.key", KEY, "customer-api.encryption.key-id", "2026"))
                        .seal(SECRET, 1))
                .startsWith("2026:");
    }

    @Test
    void cipherShouldReadOlderSecretsWhenPreviousKeysAreConfigured() {
        String old = cipher(Map.of("customer-api.encryption.key", KEY)).seal(SECRET, 1);

        SecretCipher rotated = cipher(Map.of(
                "customer-api.encryption.key",
                "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=",
                "customer-api.encryption.key-id",
                "2",
                "customer-api.encryption.previous-keys",
                "1:" + KEY));

        assertThat(rotated.open(old, 1)).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "AAECAwQFBgcICQoLDA0ODw==", "???????????????????????????????????????????="})
    void cipherShouldBeRefusedWithoutShowingItWhenTheKeyIsNotProper(String key) {
        assertThat(refusal(Map.of("customer-api.encryption.key", key)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("customer-api.encryption")
                .hasMessageNotContaining(key)
                .hasNoCause();
    }
}
