package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.Operation;
import org.customerapi.audit.Origin;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.customer.federation.FederatedIdentity;
import org.customerapi.customer.federation.IdentityProviders;
import org.customerapi.customer.federation.VerifiedToken;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.SecretText;

/**
 * Lets a customer in with an identity provider's token. At each call the token is verified; what it opened when it was first seen
 * is a session like others, which remembers step-ups and that it was closed. Holds no transaction of its own, since the provider's
 * keys may have to be fetched.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FederatedLogin {
    private final IdentityProviders providers;
    private final CustomerDirectory customers;
    private final FederatedSessions sessions;
    private final RefusalWatch watch;

    @Inject
    public FederatedLogin(
            IdentityProviders providers, CustomerDirectory customers, FederatedSessions sessions, RefusalWatch watch) {
        this.providers = providers;
        this.customers = customers;
        this.sessions = sessions;
        this.watch = watch;
    }

    protected FederatedLogin() {
        this(null, null, null, null);
    }

    /**
     * Whose session the token opens. A token that is no good leaves no audit row, since anybody can send one; a good one that opens
     * nothing does.
     *
     * @throws Rejection {@code SESSION_UNKNOWN} for a token that is no good or was logged out, {@code DEPENDENCY_UNAVAILABLE} while
     *     that can't be told, {@code NO_ACCESS_RIGHTS} when it speaks for nobody here, {@code CUSTOMER_DISABLED}
     */
    public Caller identify(SecretText token, Origin origin) {
        VerifiedToken verified = providers.verify(token);
        Attempt attempt = new Attempt(Operation.FEDERATED_LOG_IN, null, null, null, origin);
        FederatedIdentity identity = watch.over(attempt, verified::identity);
        return sessions.recognise(identity, origin).orElseGet(() -> logIn(identity, origin));
    }

    private Caller logIn(FederatedIdentity identity, Origin origin) {
        Optional<Customer> customer = customers.find(identity.companyId(), LoginName.customerNo(identity.customerNo()));
        Attempt attempt = new Attempt(
                Operation.FEDERATED_LOG_IN,
                customer.map(Customer::id).orElse(null),
                identity.companyId(),
                null,
                origin);
        return watch.over(attempt, () -> {
            Customer known = customer.orElseThrow(() -> new Rejection(ErrorCode.NO_ACCESS_RIGHTS));
            return sessions.open(known.id(), identity, attempt);
        });
    }
}
