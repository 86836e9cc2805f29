package org.customerapi.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.MovableClock;

/**
 * A call in the making: right in every respect, sent now, with a body that no other call has, until told otherwise. It is signed
 * when it is asked for, so that a field can be wrong and the signature right; {@link #respelled} spoils the signature itself.
 */
public final class CallDraft {
    static final String READ = "customer.app.CustomerWebApiService.findCustomerInfo_0.0.1_";
    static final String SPOT_TRADE = "tradeapi.app.OrderApiService.addOrder_0.0.1_tradeApi";
    static final String WITHDRAWAL = "fund.app.WithdrawAppDubboService.createWithdrawProposal_0.0.1_";
    static final String HOME = "192.0.2.1";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final PrivateKey privateKey;
    private String companyId;
    private String trace = "test-trace";
    private String timestamp = Long.toString(MovableClock.get().millis());
    private String accessKey;
    private String algorithm;
    private String recvWindow;
    private String resource = READ;
    private byte[] body = ("{\"n\":" + NUMBERS.incrementAndGet() + "}").getBytes(StandardCharsets.UTF_8);
    private String source = HOME;
    private UnaryOperator<String> spelling = signature -> signature;

    public CallDraft(long companyId, String accessKey, PrivateKey privateKey) {
        this.companyId = Long.toString(companyId);
        this.accessKey = accessKey;
        this.privateKey = privateKey;
    }

    CallDraft company(String header) {
        companyId = header;
        return this;
    }

    CallDraft trace(String header) {
        trace = header;
        return this;
    }

    CallDraft timestamp(String header) {
        timestamp = header;
        return this;
    }

    CallDraft sentAt(Instant time) {
        return timestamp(Long.toString(time.toEpochMilli()));
    }

    CallDraft accessKey(String header) {
        accessKey = header;
        return this;
    }

    /** As the header names it; what it does not name is signed as published. */
    CallDraft algorithm(String header) {
        algorithm = header;
        return this;
    }

    CallDraft recvWindow(String header) {
        recvWindow = header;
        return this;
    }

    CallDraft resource(String name) {
        resource = name;
        return this;
    }

    CallDraft body(String json) {
        return body(json.getBytes(StandardCharsets.UTF_8));
    }

    CallDraft body(byte[] bytes) {
        body = bytes;
        return this;
    }

    public CallDraft from(String address) {
        source = address;
        return this;
    }

    /** What becomes of the right signature before it is sent. */
    CallDraft respelled(UnaryOperator<String> spoiling) {
        spelling = spoiling;
        return this;
    }

    public SignedCall sign() {
        return new SignedCall(
                companyId,
                trace,
                timestamp,
                accessKey,
                spelling.apply(Base64.getEncoder().encodeToString(signature())),
                algorithm,
                recvWindow,
                resource,
                body,
                source);
    }

    private byte[] signature() {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA".equals(algorithm) ? algorithm : "SHA1withRSA");
            signer.initSign(privateKey);
            signer.update(base());
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] base() {
        try {
            return SignatureBase.published(body, String.valueOf(timestamp)).bytes();
        } catch (Rejection e) {
            // There is no base of what is no JSON; the call has to be refused before anybody looks.
            return body;
        }
    }
}
