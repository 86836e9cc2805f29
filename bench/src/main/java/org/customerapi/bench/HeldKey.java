package org.customerapi.bench;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * A key in the hands of a program, and as a line of a file: access key, public and private key, parted by tabs.
 *
 * @param publicKey in Base64, for the reference endpoints
 */
record HeldKey(String accessKey, String publicKey, PrivateKey privateKey) {
    /** @param issued what applyApi answered */
    static String line(JsonObject issued) {
        return String.join(
                "\t", issued.getString("apiKey"), issued.getString("pubKey"), issued.getString("privateKey"));
    }

    static List<HeldKey> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t"))
                .map(parts -> new HeldKey(parts[0], parts[1], parsed(parts[2])))
                .toList();
    }

    private static PrivateKey parsed(String pkcs8) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Flat, sorted and without white space: its signature base is the text without quotes. */
    static String body(long number) {
        return "{\"companyId\":1,\"customerNo\":\"86001308\",\"lang\":\"zh-CN\",\"n\":" + number + "}";
    }

    /** The signature of such a body, in Base64. */
    String sign(String body, String timestamp) {
        try {
            Signature signer = Signature.getInstance("SHA1withRSA");
            signer.initSign(privateKey);
            signer.update((body.replace("\"", "") + timestamp).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
