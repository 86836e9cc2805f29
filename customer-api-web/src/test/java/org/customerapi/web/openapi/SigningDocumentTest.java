package org.customerapi.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.customerapi.signature.SignatureBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies the vectors of docs/signing.md. */
class SigningDocumentTest {
    static List<Map<String, String>> vectors() throws IOException {
        return SigningVectors.read();
    }

    @Test
    void documentShouldHaveVectorsOfAllKinds() throws IOException {
        assertThat(vectors()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(vector -> assertThat(vector)
                .containsOnlyKeys("body", "timestamp", "base", "SHA-1", "SHA-256"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void vectorShouldHaveTheBaseOfItsBody(Map<String, String> vector) {
        byte[] body = vector.get("body").getBytes(StandardCharsets.UTF_8);
        assertThat(SignatureBase.published(body, vector.get("timestamp")).text())
                .isEqualTo(vector.get("base"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void vectorShouldBeSignedWithThePublishedPair(Map<String, String> vector) throws Exception {
        for (String digest : List.of("SHA-1", "SHA-256")) {
            String algorithm = digest.replace("-", "") + "withRSA";
            byte[] signature = Base64.getDecoder().decode(vector.get(digest));
            byte[] base = vector.get("base").getBytes(StandardCharsets.UTF_8);
            assertThat(signed(algorithm, base)).isEqualTo(signature);
            assertThat(isRight(algorithm, base, signature)).isTrue();
        }
    }

    private static byte[] signed(String algorithm, byte[] base) throws GeneralSecurityException, IOException {
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(sample("privateKey")));
        Signature signer = Signature.getInstance(algorithm);
        signer.initSign(key);
        signer.update(base);
        return signer.sign();
    }

    private static boolean isRight(String algorithm, byte[] base, byte[] signature)
            throws GeneralSecurityException, IOException {
        PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(sample("pubKey")));
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(base);
        return verifier.verify(signature);
    }

    private static byte[] sample(String field) throws IOException {
        try (InputStream in = SigningDocumentTest.class.getResourceAsStream("/fixtures/applyApi.response.json");
                JsonReader reader = Json.createReader(in)) {
            JsonObject key = reader.readObject().getJsonObject("data");
            return Base64.getDecoder().decode(key.getString(field));
        }
    }
}
