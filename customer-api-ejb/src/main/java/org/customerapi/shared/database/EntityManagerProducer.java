package org.customerapi.shared.database;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Hands the container's entity manager, which follows the current transaction, to constructors. */
@Dependent
public class EntityManagerProducer {
    @Produces
    @PersistenceContext(unitName = "customer-api")
    private EntityManager entityManager;
}
