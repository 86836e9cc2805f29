package org.customerapi.shared.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of UTF-8 texts; hex is lower-case. */
public final class Digests {
    private Digests() {}

    /** For the contract's fingerprints only; MD5 protects nothing. */
    public static String md5Hex(String text) {
        return hex("MD5", text);
    }

    /** For tokens and tickets: their 128 random bits and more need no slow hash. */
    public static String sha256Hex(String text) {
        return hex("SHA-256", text);
    }

    /** @return 32 bytes */
    public static byte[] sha256(String text) {
        return digest("SHA-256", text);
    }

    private static String hex(String algorithm, String text) {
        return HexFormat.of().formatHex(digest(algorithm, text));
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
