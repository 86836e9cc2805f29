package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.AuditTrail;
import org.customerapi.audit.Origin;
import org.customerapi.customer.federation.FederatedIdentity;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;

/** Opens and recognises the sessions of identity providers' tokens. They are known by the token, and end when it does. */
@Stateless
@Interceptors(TellsOutage.class)
public class FederatedSessions {
    private final EntityManager entityManager;
    private final CustomerDirectory customers;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public FederatedSessions(EntityManager entityManager, CustomerDirectory customers, AuditTrail audit, Clock clock) {
        this.entityManager = entityManager;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    protected FederatedSessions() {
        this(null, null, null, null);
    }

    /**
     * The session that the token has opened; empty when it was never seen.
     *
     * @throws Rejection {@code SESSION_UNKNOWN} once it is closed
     */
    public Optional<Caller> recognise(FederatedIdentity identity, Origin origin) {
        return Optional.ofNullable(entityManager.find(Session.class, identity.digest()))
                .map(session -> callerOf(session, identity, origin));
    }

    /**
     * Opens the token's session. Those who come with the same token at once take turns on the customer's row, and share it.
     *
     * @throws Rejection {@code CUSTOMER_DISABLED}, or {@code SESSION_UNKNOWN} when it was opened and closed meanwhile
     */
    public Caller open(long customerId, FederatedIdentity identity, Attempt attempt) {
        customers.lockActive(customerId);
        return recognise(identity, attempt.origin()).orElseGet(() -> {
            Session session = Session.federated(identity.digest(), customerId, clock.instant(), identity.refusedFrom());
            entityManager.persist(session);
            audit.succeeded(attempt);
            return callerOf(session, identity, attempt.origin());
        });
    }

    private Caller callerOf(Session session, FederatedIdentity identity, Origin origin) {
        Customer customer = entityManager.find(Customer.class, session.customerId());
        // Another claim may be configured to name the customer than when the session was opened.
        boolean same = customer.companyId() == identity.companyId()
                && customer.customerNo().equals(identity.customerNo());
        if (!session.isFederated() || !session.isOpen() || !same) {
            throw new Rejection(ErrorCode.SESSION_UNKNOWN);
        }
        return new Caller(customer, session.id(), session.openedAt(), origin);
    }
}
