package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import org.customerapi.audit.Operation;
import org.customerapi.audit.Origin;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.customer.federation.IdentityProviders;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.SecretText;

/** Lets a caller in who has a session, is still welcome, and speaks for his own company. Whom it turns away leaves an audit row. */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionGate {
    private final Sessions sessions;
    private final FederatedLogin federated;
    private final RefusalWatch watch;

    @Inject
    public SessionGate(Sessions sessions, FederatedLogin federated, RefusalWatch watch) {
        this.sessions = sessions;
        this.federated = federated;
        this.watch = watch;
    }

    protected SessionGate() {
        this(null, null, null);
    }

    /**
     * @param token one that a login gave, or an identity provider's
     * @param companyId the company the call names, if it names one
     * @throws Rejection {@code SESSION_UNKNOWN}, {@code CUSTOMER_DISABLED}, or {@code NO_ACCESS_RIGHTS} for another company than the
     *     session's; with an identity provider's token also what {@link FederatedLogin} says
     */
    public Caller enter(SecretText token, Optional<String> companyId, Origin origin) {
        Caller caller = IdentityProviders.mayHaveIssued(token)
                ? federated.identify(token, origin)
                : sessions.identify(token, origin);
        return watch.over(caller.attempts(Operation.USE_SESSION), () -> {
            caller.customer().requireActive();
            requireOwnCompany(caller, companyId);
            return caller;
        });
    }

    private static void requireOwnCompany(Caller caller, Optional<String> companyId) {
        String own = Long.toString(caller.customer().companyId());
        if (companyId.filter(given -> !given.equals(own)).isPresent()) {
            throw new Rejection(ErrorCode.NO_ACCESS_RIGHTS);
        }
    }
}
