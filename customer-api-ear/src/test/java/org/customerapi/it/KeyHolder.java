package org.customerapi.it;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A program that was given a key, and signs what it sends. */
public final class KeyHolder {
    public static final String FIND_CUSTOMER_INFO = "customer.app.CustomerWebApiService.findCustomerInfo";

    /** Two calls of one body in one millisecond would be one call used twice. */
    private static final AtomicLong LAST_TIMESTAMP = new AtomicLong();

    private final JsonObject issued;
    private final PrivateKey privateKey;
    private final String algorithm;

    private KeyHolder(JsonObject issued, PrivateKey privateKey, String algorithm) {
        this.issued = issued;
        this.privateKey = privateKey;
        this.algorithm = algorithm;
    }

    /** @param issued what applyApi answered */
    public static KeyHolder of(JsonObject issued) {
        try {
            byte[] der = Base64.getDecoder().decode(issued.getString("privateKey"));
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            return new KeyHolder(issued, key, "SHA1withRSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public KeyHolder signingWith(String other) {
        return new KeyHolder(issued, privateKey, other);
    }

    public static String global(String bizType) {
        return "/openapi-c/global/" + bizType;
    }

    static String verify(String bizType) {
        return "/openapi-c/verify/" + bizType;
    }

    /** A timestamp that no other call has. */
    static String now() {
        return Long.toString(LAST_TIMESTAMP.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis())));
    }

    public long id() {
        return issued.getJsonNumber("id").longValue();
    }

    public String accessKey() {
        return issued.getString("apiKey");
    }

    public JsonObject issued() {
        return issued;
    }

    /** The headers of a call made now, to version 0.0.1 and no group. */
    public Map<String, String> headers(String base) {
        return headers(base, now());
    }

    public Map<String, String> headers(String base, String timestamp) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("companyId", issued.getJsonNumber("companyId").toString());
        headers.put("trace", "t-" + timestamp);
        headers.put("timestamp", timestamp);
        headers.put("apiKey", accessKey());
        headers.put("signature", signature(base, timestamp));
        if (!algorithm.equals("SHA1withRSA")) {
            headers.put("signatureAlgorithm", algorithm);
        }
        headers.put("version", "0.0.1");
        return headers;
    }

    /** The same client, with the headers of a call made now. */
    Api on(Api api, String base) {
        return with(api, headers(base));
    }

    static Api with(Api api, Map<String, String> headers) {
        Api signed = api;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            signed = signed.with(header.getKey(), header.getValue());
        }
        return signed;
    }

    /** A call of findCustomerInfo without arguments, made now. */
    public Answer findCustomerInfo(Api api) {
        return on(api, "{}").post(global(FIND_CUSTOMER_INFO), "{}");
    }

    private String signature(String base, String timestamp) {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(privateKey);
            signer.update((base + timestamp).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
