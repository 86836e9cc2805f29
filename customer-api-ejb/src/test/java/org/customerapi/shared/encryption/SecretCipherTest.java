package org.customerapi.shared.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customerapi.shared.secret.SecretText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {
    /** The bytes 00 to 1f. */
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final String OTHER_KEY = "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";
    private static final SecretText SECRET = new SecretText("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    private static final long OWNER = 4711;

    /**
     * SECRET sealed for OWNER under KEY with the nonce 00 to 0b by another implementation (OpenSSL 3, by way of Python's
     * cryptography).
     */
    private static final String KNOWN_ANSWER =
            "1:AAECAwQFBgcICQoLDUCFTJzWhkvICcfAgrkgPcmU1GOpSBssfS+1zi45WOKJNvvtpRYQsas6JpaUQYV8";

    private final SecretCipher cipher = cipher("1", KEY, "");

    private static SecretCipher cipher(String id, String key, String previous) {
        return new SecretCipher(KeyRing.of(id, new SecretText(key), previous));
    }

    @Test
    void openShouldReadTheKnownAnswerWhenAnotherImplementationSealedIt() {
        assertThat(cipher.open(KNOWN_ANSWER, OWNER)).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "geheim: üß 密码 \uD83D\uDD11", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"})
    void openShouldReadWhatSealWroteWhenTheOwnerIsTheSame(String text) {
        assertThat(cipher.open(cipher.seal(new SecretText(text), OWNER), OWNER).reveal())
                .isEqualTo(text);
    }

    @Test
    void sealShouldNameTheKeyAndHideTheSecretWhenItWrites() {
        String sealed = cipher.seal(SECRET, OWNER);

        assertThat(sealed).startsWith("1:").doesNotContain(SECRET.reveal());
        // Nonce, text and tag.
        assertThat(Base64.getDecoder().decode(sealed.substring(2))).hasSize(12 + 32 + 16);
    }

    @Test
    void sealShouldTakeAFreshNonceWhenItWritesAgain() {
        assertThat(Stream.generate(() -> cipher.seal(SECRET, OWNER).substring(0, 18))
                        .limit(1000)
                        .collect(Collectors.toSet()))
                .hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {4710, 47110, 471, -4711, 0})
    void openShouldFailWhenTheOwnerIsAnother(long owner) {
        assertUnreadable(cipher, KNOWN_ANSWER, owner);
    }

    @Test
    void openShouldFailWhenAnyBitIsFlipped() {
        byte[] stored = Base64.getDecoder().decode(KNOWN_ANSWER.substring(2));
        for (int bit = 0; bit < stored.length * 8; bit++) {
            byte[] flipped = stored.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertUnreadable(cipher, "1:" + Base64.getEncoder().encodeToString(flipped), OWNER);
        }
    }

    @Test
    void openShouldFailWhenTheTextIsCutShort() {
        byte[] stored = Base64.getDecoder().decode(KNOWN_ANSWER.substring(2));
        byte[] cut = java.util.Arrays.copyOf(stored, stored.length - 1);

        assertUnreadable(cipher, "1:" + Base64.getEncoder().encodeToString(cut), OWNER);
    }

    @Test
    void openShouldFailWhenTheKeyIsAnotherOfTheSameName() {
        assertUnreadable(cipher("1", OTHER_KEY, ""), KNOWN_ANSWER, OWNER);
    }

    @Test
    void openShouldFailWhenNoKeyOfThatNameIsConfigured() {
        assertUnreadable(cipher("2", KEY, ""), KNOWN_ANSWER, OWNER);
    }

    @Test
    void openShouldReadOldAndNewWhenTheKeyIsRotated() {
        SecretCipher rotated = cipher("2", OTHER_KEY, "1:" + KEY);

        assertThat(rotated.open(KNOWN_ANSWER, OWNER)).isEqualTo(SECRET);
        String sealed = rotated.seal(SECRET, OWNER);
        assertThat(sealed).startsWith("2:");
        assertThat(rotated.open(sealed, OWNER)).isEqualTo(SECRET);
        assertUnreadable(cipher, sealed, OWNER);
    }

    private static void assertUnreadable(SecretCipher reader, String sealed, long owner) {
        assertThatIllegalStateException().isThrownBy(() -> reader.open(sealed, owner));
        assertThat(catchThrowable(() -> reader.open(sealed, owner)).getMessage())
                .doesNotContain(SECRET.reveal(), KEY);
    }
}
