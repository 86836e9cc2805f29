package org.customerapi.shared.database;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import org.customerapi.shared.outage.TellsOutage;

/** Asks the database the smallest question there is. */
@Stateless
@Interceptors(TellsOutage.class)
public class DatabaseProbe {
    private final EntityManager entityManager;

    @Inject
    public DatabaseProbe(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    protected DatabaseProbe() {
        this(null);
    }

    /** Returns when the database answers, and throws whatever keeps it from answering. */
    public void verifyAnswers() {
        entityManager.createNativeQuery("select 1").getSingleResult();
    }
}
