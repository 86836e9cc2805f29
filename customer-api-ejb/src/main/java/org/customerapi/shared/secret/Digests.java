package org.customerapi.shared.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of UTF-8 texts, as lower-case hex. */
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

    private static String hex(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
