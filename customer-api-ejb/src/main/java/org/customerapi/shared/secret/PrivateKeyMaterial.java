package org.customerapi.shared.secret;

import java.security.PrivateKey;
import java.util.Base64;

/**
 * A private key as the customer receives it: PKCS#8 DER (RFC 5208) in Base64, one line.
 *
 * <p>It exists between the making of the pair and the one answer that carries it, and nowhere else.
 */
public final class PrivateKeyMaterial extends SecretText {
    private PrivateKeyMaterial(String base64) {
        super(base64);
    }

    public static PrivateKeyMaterial of(PrivateKey key) {
        return new PrivateKeyMaterial(Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    /** Lower-case hex MD5 of the Base64 text (the contract, section 6): what a customer recognises the key by. */
    public String md5() {
        return Digests.md5Hex(reveal());
    }
}
