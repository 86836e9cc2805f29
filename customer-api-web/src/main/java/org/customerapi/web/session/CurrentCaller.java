package org.customerapi.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.customerapi.customer.Caller;
import org.customerapi.customer.SessionGate;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.web.envelope.Call;

/** The customer whose token the call carries; looked up once. */
@RequestScoped
public class CurrentCaller {
    private final SessionGate gate;
    private final Call call;
    private Caller caller;

    @Inject
    public CurrentCaller(SessionGate gate, Call call) {
        this.gate = gate;
        this.call = call;
    }

    protected CurrentCaller() {
        this(null, null);
    }

    /**
     * @throws Rejection {@code TOKEN_MISSING}, {@code SESSION_UNKNOWN}, {@code CUSTOMER_DISABLED}, or {@code NO_ACCESS_RIGHTS} when
     *     the call names another company than the session's
     */
    public Caller require() {
        if (caller == null) {
            SecretText token = call.token().orElseThrow(() -> new Rejection(ErrorCode.TOKEN_MISSING));
            caller = gate.enter(token, call.companyId(), call.origin());
            call.verifiedCompany(caller.customer().companyId());
            caller.customer().language().ifPresent(call::prefers);
        }
        return caller;
    }
}
