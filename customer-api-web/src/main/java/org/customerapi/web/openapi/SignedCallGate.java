package org.customerapi.web.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.signature.CallRate;
import org.customerapi.signature.RateRejection;
import org.customerapi.signature.RateState;
import org.customerapi.signature.RequestVerification;
import org.customerapi.signature.SignedCall;
import org.customerapi.signature.VerifiedCaller;
import org.customerapi.web.body.RawBody;
import org.customerapi.web.envelope.Call;

/** Lets a signed call pass or refuses it, and notes what its answer's headers say of the key's rate. */
@ApplicationScoped
public class SignedCallGate {
    /** What is refused behind the signature: by then the caller has proved that the key is his. */
    private static final Set<ErrorCode> TO_THE_OWNER = EnumSet.of(
            ErrorCode.REQUEST_REPLAYED,
            ErrorCode.CUSTOMER_DISABLED,
            ErrorCode.KEY_EXPIRED,
            ErrorCode.RESOURCE_NOT_GRANTED,
            ErrorCode.WITHDRAWAL_LOCKED);

    private final RequestVerification verification;
    private final CallRate callRate;
    private final Call call;
    private final Clock clock;

    @Inject
    public SignedCallGate(RequestVerification verification, CallRate callRate, Call call, Clock clock) {
        this.verification = verification;
        this.callRate = callRate;
        this.call = call;
        this.clock = clock;
    }

    protected SignedCallGate() {
        this(null, null, null, null);
    }

    /**
     * @param headers the value of the header of that name, or null; of several the values joined with commas
     * @throws Rejection as {@link RequestVerification#verify} does
     */
    public VerifiedCaller verify(String bizType, UnaryOperator<String> headers, RawBody body) {
        try {
            VerifiedCaller caller = verification.verify(signedCall(bizType, headers, body));
            call.rate(caller.rate());
            call.verifiedCompany(caller.companyId());
            return caller;
        } catch (RateRejection e) {
            call.rate(e.rate());
            call.retryAfterSeconds(e.retryAfterSeconds());
            throw e;
        } catch (Rejection e) {
            if (TO_THE_OWNER.contains(e.code())) {
                call.rate(callRate.left(headers.apply("apiKey"), clock.instant()));
            }
            throw e;
        }
    }

    /**
     * The same for a gateway. One that does not forward the body asks about another call than the one it lets through: refused.
     *
     * @throws Rejection {@code REQUEST_PARAMETERS_MISSING} without a body; else as {@link RequestVerification#verify} does
     */
    public VerifiedCaller verifyForGateway(String bizType, UnaryOperator<String> headers, RawBody body) {
        if (body.isEmpty()) {
            throw new Rejection(ErrorCode.REQUEST_PARAMETERS_MISSING);
        }
        return verify(bizType, headers, body);
    }

    /** The key's rate; as good as new where the caller has not proved that it is his. */
    public RateState rate() {
        return call.rate().orElseGet(callRate::untouched);
    }

    private SignedCall signedCall(String bizType, UnaryOperator<String> headers, RawBody body) {
        return new SignedCall(
                // Absent where it says nothing; else as it came, even twice.
                call.companyId().isPresent() ? header(headers, "companyId").strip() : null,
                header(headers, "trace"),
                header(headers, "timestamp"),
                header(headers, "apiKey"),
                header(headers, "signature"),
                header(headers, "signatureAlgorithm"),
                header(headers, "recvWindow"),
                bizType + "_" + part(headers, "version") + "_" + part(headers, "group"),
                body.bytes(),
                call.origin().address());
    }

    /** A header that says nothing is as good as none. */
    private static String header(UnaryOperator<String> headers, String name) {
        String value = headers.apply(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** Empty parts are kept: the resource of a call without version and group ends in two underscores. */
    private static String part(UnaryOperator<String> headers, String name) {
        String value = header(headers, name);
        return value == null || value.equals("null") ? "" : value;
    }
}
