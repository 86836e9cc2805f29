package org.customerapi.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.customerapi.apikey.ApiKeyRegister;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.IpAllowlist;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.audit.Operation;
import org.customerapi.bench.Node;
import org.customerapi.bench.Owners;
import org.customerapi.customer.Caller;

/** Calls of one RSA-2048 key, each good for one use within a minute. */
final class PresignedCalls {
    private static final int RSA_BITS = 2048;
    private static final String RESOURCE = "customer.app.CustomerWebApiService.findCustomerInfo_0.0.1_";
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final KeyPair pair;
    private final Caller owner;
    private final ApiKey key;

    PresignedCalls() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        pair = generator.generateKeyPair();
        owner = Node.bean(Owners.class).logInNew();
        key = Node.bean(ApiKeyRegister.class)
                .issue(owner.attempts(Operation.ISSUE_KEY), new KeyLabel("bench"), NewKeyPair.of(pair));
    }

    /** From now on calls come from the wrong address. */
    PresignedCalls boundElsewhere() {
        IpAllowlist elsewhere = IpAllowlist.parse("198.51.100.7");
        KeyPatch patch = new KeyPatch(Optional.empty(), List.of(), Optional.of(elsewhere));
        Node.bean(ApiKeyRegister.class).change(owner.attempts(Operation.CHANGE_KEY), key.id(), patch);
        return this;
    }

    PublicKey publicKey() {
        return pair.getPublic();
    }

    String accessKey() {
        return key.accessKey().text();
    }

    /** Calls sent now. */
    SignedCall[] sign(int count, String algorithm) {
        String now = Long.toString(System.currentTimeMillis());
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> sign(body(), now, algorithm))
                .toArray(SignedCall[]::new);
    }

    /** A body as clients send them, that no other call has. */
    private static byte[] body() {
        String json = "{\"customerNo\":\"86001308\",\"companyId\":1,\"lang\":\"zh-CN\",\"n\":"
                + NUMBERS.incrementAndGet() + "}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private SignedCall sign(byte[] body, String timestamp, String algorithm) {
        byte[] base = SignatureBase.published(body, timestamp).bytes();
        String signature = Base64.getEncoder().encodeToString(signed(base, pair.getPrivate(), algorithm));
        return call(accessKey(), body, timestamp, signature, algorithm);
    }

    static SignedCall call(String accessKey, byte[] body, String timestamp, String signature, String algorithm) {
        return new SignedCall(
                Long.toString(Owners.COMPANY),
                "bench",
                timestamp,
                accessKey,
                signature,
                algorithm,
                "60000",
                RESOURCE,
                body,
                Owners.ADDRESS);
    }

    private static byte[] signed(byte[] base, PrivateKey key, String algorithm) {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(base);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
