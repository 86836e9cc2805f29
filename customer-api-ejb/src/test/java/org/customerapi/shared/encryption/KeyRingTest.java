package org.customerapi.shared.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Base64;
import java.util.stream.Stream;
import org.customerapi.shared.secret.SecretText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
    private static final String KEY = key(1, 32);
    private static final String OLD = key(2, 32);

    private static String key(int fill, int bytes) {
        byte[] key = new byte[bytes];
        java.util.Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }

    private static KeyRing ring(String id, String key, String previous) {
        return KeyRing.of(id, new SecretText(key), previous);
    }

    @Test
    void ofShouldWriteWithTheCurrentKeyWhenOlderOnesAreThere() {
        KeyRing ring = ring("2", KEY, " 1:" + OLD + " ,0:" + key(3, 32));

        assertThat(ring.currentId()).isEqualTo("2");
        assertThat(ring.current().getEncoded()).containsOnly(1);
        assertThat(ring.byId("1").getEncoded()).containsOnly(2);
        assertThat(ring.byId("0").getEncoded()).containsOnly(3);
    }

    @Test
    void ofShouldRefuseWhenTwoKeysHaveOneName() {
        assertThatThrownBy(() -> ring("1", KEY, "1:" + OLD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'1'")
                .hasMessageNotContaining(OLD);
    }

    @Test
    void byIdShouldFailWhenNoKeyHasThatName() {
        assertThatThrownBy(() -> ring("1", KEY, "").byId("9"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'9'");
    }

    static Stream<String> badKeys() {
        return Stream.of(key(7, 31), key(7, 33), key(7, 16), key(7, 1), "not*base64*at*all", key(7, 32) + "!");
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void ofShouldRefuseWithoutShowingItWhenTheKeyIsNotProper(String key) {
        assertRefusedSilently(() -> ring("1", key, ""), key);
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void ofShouldRefuseWithoutShowingItWhenAnOlderKeyIsNotProper(String key) {
        assertRefusedSilently(() -> ring("2", KEY, "1:" + key), key);
    }

    @Test
    void ofShouldRefuseWithoutShowingItWhenAnOlderKeyHasNoName() {
        assertRefusedSilently(() -> ring("2", KEY, OLD), OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "é", "123456789012345678901"})
    void ofShouldRefuseWhenTheNameIsNotProper(String id) {
        assertRefusedSilently(() -> ring(id, KEY, ""), KEY);
        assertRefusedSilently(() -> ring("2", KEY, id + ":" + OLD), OLD);
    }

    private static void assertRefusedSilently(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String key) {
        Throwable refusal = catchThrowable(call);

        assertThat(refusal).isInstanceOf(IllegalArgumentException.class).hasNoCause();
        assertThat(refusal.getMessage()).doesNotContain(key);
    }

    @Test
    void toStringShouldTellNamesOnlyWhenItIsPrinted() {
        assertThat(ring("2", KEY, "1:" + OLD).toString())
                .contains("1", "2")
                .doesNotContain(KEY)
                .doesNotContain(OLD);
    }
}
