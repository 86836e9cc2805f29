package org.customerapi.shared.encryption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.customerapi.shared.secret.SecretText;

/**
 * Encrypts secrets at rest with AES-256-GCM (NIST SP 800-38D): a fresh 96-bit nonce each time, the owner as associated
 * data so that a row copied to another owner does not open.
 *
 * <p>The sealed form is {@code keyId:base64(nonce || ciphertext || tag)}.
 */
public final class SecretCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing keys;

    public SecretCipher(KeyRing keys) {
        this.keys = keys;
    }

    public String seal(SecretText secret, long ownerId) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, keys.current(), nonce, plain, 0, ownerId);
        byte[] stored = new byte[NONCE_BYTES + sealed.length];
        System.arraycopy(nonce, 0, stored, 0, NONCE_BYTES);
        System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
        return keys.currentId() + ":" + Base64.getEncoder().encodeToString(stored);
    }

    /** @throws IllegalStateException when the key is not configured, the text was altered or belongs to another owner */
    public SecretText open(String sealed, long ownerId) {
        int colon = sealed.indexOf(':');
        SecretKey key = keys.byId(sealed.substring(0, colon));
        byte[] stored = Base64.getDecoder().decode(sealed.substring(colon + 1));
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(stored, 0, nonce, 0, NONCE_BYTES);
        return new SecretText(
                new String(run(Cipher.DECRYPT_MODE, key, nonce, stored, NONCE_BYTES, ownerId), StandardCharsets.UTF_8));
    }

    private static byte[] run(int mode, SecretKey key, byte[] nonce, byte[] input, int offset, long ownerId) {
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(Long.toString(ownerId).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret at rest cannot be read or written", e);
        }
    }
}
