package org.customerapi.signature;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Base64;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** How a base is signed: RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2) over SHA-1, as published, or over SHA-256. */
public enum SignatureAlgorithm {
    SHA1_WITH_RSA("SHA1withRSA"),
    SHA256_WITH_RSA("SHA256withRSA");

    private final String jcaName;

    SignatureAlgorithm(String jcaName) {
        this.jcaName = jcaName;
    }

    /**
     * @param header the algorithm's name, or null for the published one
     * @throws Rejection {@code HEADER_ILLEGAL} for any other
     */
    static SignatureAlgorithm of(String header) {
        if (header == null) {
            return SHA1_WITH_RSA;
        }
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.jcaName.equals(header))
                .findFirst()
                .orElseThrow(() -> new Rejection(ErrorCode.HEADER_ILLEGAL, "signatureAlgorithm"));
    }

    /**
     * @param signature in Base64 (RFC 4648, section 4), its padding optional
     * @throws Rejection {@code SIGNATURE_WRONG}
     */
    void verify(PublicKey key, SignatureBase base, String signature) {
        try {
            Signature verifier = Signature.getInstance(jcaName);
            verifier.initVerify(key);
            verifier.update(base.bytes());
            if (verifier.verify(decoded(signature))) {
                return;
            }
        } catch (IllegalArgumentException | SignatureException e) {
            // No Base64, or not of the key's length: as wrong as any other.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored public key cannot verify", e);
        }
        throw new Rejection(ErrorCode.SIGNATURE_WRONG);
    }

    /** Java's decoder overlooks the unused bits of the last digit; one signature has one spelling here. */
    private static byte[] decoded(String signature) {
        byte[] bytes = Base64.getDecoder().decode(signature);
        boolean padded = signature.endsWith("=");
        Base64.Encoder encoder =
                padded ? Base64.getEncoder() : Base64.getEncoder().withoutPadding();
        if (!encoder.encodeToString(bytes).equals(signature)) {
            throw new IllegalArgumentException("unused bits are set");
        }
        return bytes;
    }
}
