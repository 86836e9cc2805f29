package org.customerapi.shared.attempts;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** One transaction each: the row of a subject made, locked and changed. */
@Stateless
public class AttemptRows {
    @Resource
    private SessionContext context;

    private final EntityManager entityManager;
    private final Clock clock;

    @Inject
    public AttemptRows(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    protected AttemptRows() {
        this(null, null);
    }

    /** Runs {@code change} on the subject's row, which nobody else holds meanwhile; empty when there is no row yet. */
    public <T> Optional<T> locked(String subject, Function<AttemptHistory, T> change) {
        return Optional.ofNullable(entityManager.find(AttemptHistory.class, subject, LockModeType.PESSIMISTIC_WRITE))
                .map(change);
    }

    public void ensure(String subject) {
        try {
            entityManager.persist(new AttemptHistory(subject, clock.instant()));
            entityManager.flush();
        } catch (PersistenceException e) {
            // A parallel call was first with the same row: as good as ours, and the caller finds it.
            context.setRollbackOnly();
        }
    }
}
