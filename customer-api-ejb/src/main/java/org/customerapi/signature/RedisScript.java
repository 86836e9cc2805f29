package org.customerapi.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script, which Redis runs in one step.
 *
 * @param sha1 the name under which Redis keeps it
 */
record RedisScript(String text, String sha1) {
    static RedisScript of(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            return new RedisScript(
                    text, HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
