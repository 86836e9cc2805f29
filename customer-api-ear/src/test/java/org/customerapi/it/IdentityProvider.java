package org.customerapi.it;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A company's identity provider: it signs tokens, and publishes its keys over HTTP. Made with the JDK alone. */
final class IdentityProvider implements AutoCloseable {
    static final String ISSUER = "https://id.example.test/realms/customers";

    /** A key, by the id that tokens name it by. */
    record Key(String id, String algorithm, KeyPair pair) {}

    private static final int KEY_BYTES = 32;
    private static final AtomicInteger TOKENS = new AtomicInteger();

    private final Downstream endpoint;

    /** @param port where its keys are published */
    IdentityProvider(int port) {
        endpoint = new Downstream(port);
    }

    /** What a server must be told to take its tokens for customers of the company. */
    static Map<String, String> settings(int port, long companyId) {
        return Map.of(
                "customer-api.idp.names",
                "main",
                "customer-api.idp.main.issuer",
                ISSUER,
                "customer-api.idp.main.jwks-url",
                "http://127.0.0.1:" + port + "/protocol/openid-connect/certs",
                "customer-api.idp.main.audience",
                "customer-api",
                "customer-api.idp.main.companies",
                Long.toString(companyId));
    }

    static Key key(String id, String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(
                    algorithm.equals("RS256") ? "RSA" : algorithm.equals("ES256") ? "EC" : "Ed25519");
            if (algorithm.equals("RS256")) {
                generator.initialize(2048);
            } else if (algorithm.equals("ES256")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return new Key(id, algorithm, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void publish(Key... keys) {
        List<String> jwks = new ArrayList<>();
        for (Key key : keys) {
            jwks.add("{\"kid\":\"" + key.id() + "\",\"use\":\"sig\",\"alg\":\"" + key.algorithm() + "\"," + members(key)
                    + "}");
        }
        endpoint.answerWith(200, "application/json", "{\"keys\":[" + String.join(",", jwks) + "]}");
    }

    void fail() {
        endpoint.answerWith(503, "text/html", "<html>down</html>");
    }

    /** A token for that customer, good for an hour. */
    static String token(Key key, long companyId, String customerNo) {
        long now = Instant.now().getEpochSecond();
        return signed(
                key,
                "{\"typ\":\"JWT\",\"alg\":\"" + key.algorithm() + "\",\"kid\":\"" + key.id() + "\"}",
                "{\"iss\":\"" + ISSUER + "\",\"aud\":[\"account\",\"customer-api\"],\"jti\":\""
                        + TOKENS.incrementAndGet()
                        + "\",\"iat\":" + now + ",\"exp\":" + (now + 3600) + ",\"companyId\":" + companyId
                        + ",\"customerNo\":\"" + customerNo + "\"}");
    }

    private static String signed(Key key, String header, String claims) {
        String input =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance(
                    key.algorithm().equals("RS256")
                            ? "SHA256withRSA"
                            : key.algorithm().equals("ES256") ? "SHA256withECDSAinP1363Format" : "Ed25519");
            signature.initSign(key.pair().getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String members(Key key) {
        if (key.pair().getPublic() instanceof RSAPublicKey rsa) {
            return "\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\""
                    + base64(lastBytes(rsa.getModulus().toByteArray(), 256)) + "\"";
        }
        if (key.pair().getPublic() instanceof ECPublicKey ec) {
            return "\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
                    + base64(lastBytes(ec.getW().getAffineX().toByteArray(), KEY_BYTES)) + "\",\"y\":\""
                    + base64(lastBytes(ec.getW().getAffineY().toByteArray(), KEY_BYTES)) + "\"";
        }
        return "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                + base64(lastBytes(key.pair().getPublic().getEncoded(), KEY_BYTES)) + "\"";
    }

    /** A number, or the end of an encoding, in exactly that many bytes. */
    private static byte[] lastBytes(byte[] bytes, int count) {
        byte[] exactly = new byte[count];
        int used = Math.min(count, bytes.length);
        System.arraycopy(bytes, bytes.length - used, exactly, count - used, used);
        return exactly;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
