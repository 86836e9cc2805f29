package org.customerapi.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.customerapi.shared.outage.TellsOutage;

/** Writes the audit trail. */
@Stateless
@Interceptors(TellsOutage.class)
public class AuditTrail {
    private static final String OK = "OK";

    private final EntityManager entityManager;
    private final Clock clock;

    @Inject
    public AuditTrail(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    protected AuditTrail() {
        this(null, null);
    }

    /** In the operation's own transaction: there is no success without its row, and no row without the success. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void succeeded(Attempt attempt) {
        entityManager.persist(new AuditRecord(attempt, OK, clock.instant()));
    }

    /** In a transaction of its own, so that the refusal's rollback does not take the row along. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refused(Attempt attempt, String outcome) {
        entityManager.persist(new AuditRecord(attempt, outcome, clock.instant()));
    }
}
