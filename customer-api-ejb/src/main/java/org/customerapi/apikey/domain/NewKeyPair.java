package org.customerapi.apikey.domain;

import java.security.KeyPair;
import java.util.Base64;
import org.customerapi.shared.secret.PrivateKeyMaterial;

/**
 * A key pair that nobody has seen yet.
 *
 * @param publicKey X.509 SubjectPublicKeyInfo DER (RFC 5280, section 4.1.2.7) in Base64, one line
 */
public record NewKeyPair(String publicKey, PrivateKeyMaterial privateKey) {
    public static NewKeyPair of(KeyPair pair) {
        return new NewKeyPair(
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()),
                PrivateKeyMaterial.of(pair.getPrivate()));
    }
}
