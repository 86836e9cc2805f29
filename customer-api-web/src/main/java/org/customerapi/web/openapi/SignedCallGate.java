package org.customerapi.web.openapi;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.OptionalLong;
import org.customerapi.shared.Rejection;
import org.customerapi.signature.CallRate;
import org.customerapi.signature.RateRejection;
import org.customerapi.signature.RateState;
import org.customerapi.signature.RequestVerification;
import org.customerapi.signature.SignedCall;
import org.customerapi.signature.VerifiedCaller;
import org.customerapi.web.body.RawBody;
import org.customerapi.web.envelope.Call;

/** Lets a signed call pass or refuses it, and keeps what its answer's headers say of the key's rate. */
@RequestScoped
public class SignedCallGate {
    private final RequestVerification verification;
    private final CallRate callRate;
    private final Call call;
    private RateState rate;
    private OptionalLong retryAfterSeconds = OptionalLong.empty();

    @Inject
    public SignedCallGate(RequestVerification verification, CallRate callRate, Call call) {
        this.verification = verification;
        this.callRate = callRate;
        this.call = call;
    }

    protected SignedCallGate() {
        this(null, null, null);
    }

    /** @throws Rejection as {@link RequestVerification#verify} does */
    public VerifiedCaller verify(String bizType, HttpHeaders headers, RawBody body) {
        try {
            VerifiedCaller caller = verification.verify(signedCall(bizType, headers, body));
            rate = caller.rate();
            return caller;
        } catch (RateRejection e) {
            rate = e.rate();
            retryAfterSeconds = OptionalLong.of(e.retryAfterSeconds());
            throw e;
        }
    }

    /** The key's rate; as good as new where the caller has not proved that it is his. */
    RateState rate() {
        return rate == null ? callRate.untouched() : rate;
    }

    OptionalLong retryAfterSeconds() {
        return retryAfterSeconds;
    }

    private SignedCall signedCall(String bizType, HttpHeaders headers, RawBody body) {
        return new SignedCall(
                call.companyId().orElse(null),
                headers.getHeaderString("trace"),
                headers.getHeaderString("timestamp"),
                headers.getHeaderString("apiKey"),
                headers.getHeaderString("signature"),
                headers.getHeaderString("signatureAlgorithm"),
                headers.getHeaderString("recvWindow"),
                bizType + "_" + part(headers, "version") + "_" + part(headers, "group"),
                body.bytes(),
                call.origin().address());
    }

    /** Empty parts are kept: the resource of a call without version and group ends in two underscores. */
    private static String part(HttpHeaders headers, String name) {
        String value = headers.getHeaderString(name);
        return value == null || value.equals("null") ? "" : value;
    }
}
