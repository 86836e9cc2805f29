package org.customerapi.testing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key that an identity provider signs tokens with. Tokens are made from their texts with the JDK alone, so that even those that
 * no library would make can be made.
 */
public record IssuerKey(String id, String algorithm, KeyPair pair) {
    private static final int COORDINATE_BYTES = 32;

    public static IssuerKey rsa(String id) {
        return rsa(id, 2048);
    }

    public static IssuerKey rsa(String id, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new IssuerKey(id, "RS256", generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static IssuerKey ec(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new IssuerKey(id, "ES256", generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static IssuerKey ed25519(String id) {
        try {
            return new IssuerKey(
                    id, "EdDSA", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public IssuerKey called(String newId) {
        return new IssuerKey(newId, algorithm, pair);
    }

    /** The public key as a JWK (RFC 7517). */
    public String jwk() {
        return jwk("");
    }

    /** @param further members, each with a comma before it */
    public String jwk(String further) {
        String members = "{\"kid\":\"" + id + "\",";
        if (pair.getPublic() instanceof RSAPublicKey rsa) {
            members += "\"kty\":\"RSA\",\"n\":\"" + unsigned(rsa.getModulus()) + "\",\"e\":\""
                    + unsigned(rsa.getPublicExponent()) + "\"";
        } else if (pair.getPublic() instanceof ECPublicKey ec) {
            members += "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
                    + coordinate(ec.getW().getAffineX()) + "\",\"y\":\""
                    + coordinate(ec.getW().getAffineY()) + "\"";
        } else {
            // The last 32 bytes of RFC 8410's encoding are the key.
            byte[] encoded = pair.getPublic().getEncoded();
            members += "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                    + base64(Arrays.copyOfRange(encoded, encoded.length - COORDINATE_BYTES, encoded.length)) + "\"";
        }
        return members + further + "}";
    }

    /** A token whose header names this key. */
    public String token(String claims) {
        return token("{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\",\"kid\":\"" + id + "\"}", claims);
    }

    /** A token with that header, whatever it says, signed as is this key's way. */
    public String token(String header, String claims) {
        String algorithmOfJdk =
                switch (algorithm) {
                    case "RS256" -> "SHA256withRSA";
                    case "ES256" -> "SHA256withECDSAinP1363Format";
                    default -> "Ed25519";
                };
        return token(header, claims, algorithmOfJdk);
    }

    /** @param algorithmOfJdk what it is really signed with */
    public String token(String header, String claims, String algorithmOfJdk) {
        try {
            String input = input(header, claims);
            Signature signature = Signature.getInstance(algorithmOfJdk);
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What of a token is signed (RFC 7515, section 5.1). */
    public static String input(String header, String claims) {
        return base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = new byte[COORDINATE_BYTES];
        byte[] given = number.toByteArray();
        int used = Math.min(given.length, COORDINATE_BYTES);
        System.arraycopy(given, given.length - used, bytes, COORDINATE_BYTES - used, used);
        return base64(bytes);
    }
}
