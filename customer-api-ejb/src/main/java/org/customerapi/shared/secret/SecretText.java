package org.customerapi.shared.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A text that cannot print itself. {@link #reveal()} is the only door out, so that every place that opens it can be found.
 */
public class SecretText {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String value;

    public SecretText(String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("a secret is never empty");
        }
        this.value = value;
    }

    /** A fresh secret of {@code bytes} random bytes, as Base64url without padding (RFC 4648, section 5). */
    public static SecretText random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return new SecretText(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** A fresh code of {@code digits} random decimal digits. */
    public static SecretText randomDigits(int digits) {
        StringBuilder code = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            code.append(RANDOM.nextInt(10));
        }
        return new SecretText(code.toString());
    }

    /** The text itself: for the one answer, message or computation it is made for. */
    public String reveal() {
        return value;
    }

    /** Compares in constant time. */
    public boolean matches(String other) {
        return other != null && MessageDigest.isEqual(bytes(value), bytes(other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public final String toString() {
        return "[secret]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
