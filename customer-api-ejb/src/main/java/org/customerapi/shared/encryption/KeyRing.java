package org.customerapi.shared.encryption;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.customerapi.shared.secret.SecretText;

/**
 * The AES-256 keys that secrets at rest are encrypted under: one that writes, and older ones that still read, so that a
 * key can be rotated without a day on which nothing can be read.
 */
public final class KeyRing {
    private static final int KEY_BYTES = 32;

    private final String currentId;
    private final Map<String, SecretKey> keys;

    private KeyRing(String currentId, Map<String, SecretKey> keys) {
        this.currentId = currentId;
        this.keys = keys;
    }

    /**
     * @param currentId names the key that writes; 1 to 20 of {@code [A-Za-z0-9._-]}
     * @param currentKey 32 bytes in Base64
     * @param previous older keys, {@code id:base64} joined with commas, or empty
     */
    public static KeyRing of(String currentId, SecretText currentKey, String previous) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String entry : previous.isBlank() ? new String[0] : previous.split(",")) {
            int colon = entry.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("each previous key is written id:base64");
            }
            put(keys, entry.substring(0, colon).trim(), entry.substring(colon + 1));
        }
        put(keys, currentId, currentKey.reveal());
        return new KeyRing(currentId, keys);
    }

    private static void put(Map<String, SecretKey> keys, String id, String base64) {
        if (keys.put(id(id), key(base64)) != null) {
            throw new IllegalArgumentException("two encryption keys have the id '" + id + "'");
        }
    }

    String currentId() {
        return currentId;
    }

    SecretKey current() {
        return keys.get(currentId);
    }

    SecretKey byId(String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new IllegalStateException("no encryption key with the id '" + id + "' is configured");
        }
        return key;
    }

    private static String id(String text) {
        if (!text.matches("[A-Za-z0-9._-]{1,20}")) {
            throw new IllegalArgumentException("an encryption key's id has 1 to 20 of A-Z a-z 0-9 . _ -");
        }
        return text;
    }

    private static SecretKey key(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.trim());
        } catch (IllegalArgumentException e) {
            // Not chained: the decoder's message quotes the key.
            throw new IllegalArgumentException("an encryption key is written in Base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("an encryption key has 32 bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    @Override
    public String toString() {
        return "KeyRing" + keys.keySet();
    }
}
