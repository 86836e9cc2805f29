package org.customerapi.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Sessions;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.web.envelope.Call;

/** The customer whose token the call carries; looked up once. */
@RequestScoped
public class CurrentCaller {
    private final Sessions sessions;
    private final Call call;
    private Caller caller;

    @Inject
    public CurrentCaller(Sessions sessions, Call call) {
        this.sessions = sessions;
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
            Caller found = sessions.identify(token, call.origin());
            requireOwnCompany(found);
            caller = found;
        }
        return caller;
    }

    private void requireOwnCompany(Caller found) {
        String own = Long.toString(found.customer().companyId());
        if (call.companyId().filter(given -> !given.equals(own)).isPresent()) {
            throw new Rejection(ErrorCode.NO_ACCESS_RIGHTS);
        }
    }
}
