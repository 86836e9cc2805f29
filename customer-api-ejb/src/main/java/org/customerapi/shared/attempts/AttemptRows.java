package org.customerapi.shared.attempts;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.customerapi.shared.database.ConfiguredDataSource;
import org.customerapi.shared.outage.TellsOutage;

/** One transaction each: the row of a subject made, locked and changed. */
@Stateless
@Interceptors(TellsOutage.class)
public class AttemptRows {
    private static final String INSERT = "insert into attempt_history (subject, recent, last_at) values (?, '', ?)";
    private static final String UNIQUE_VIOLATION = "23505";

    @Resource
    private SessionContext context;

    @Resource(lookup = ConfiguredDataSource.JNDI_NAME)
    private DataSource dataSource;

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

    /** Past the persistence provider, which would log each lost race with its stack. */
    public void ensure(String subject) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, subject);
            insert.setLong(2, clock.millis());
            insert.executeUpdate();
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new EJBException(e);
            }
            // A parallel call was first with the same row: as good as ours, and the caller finds it.
            context.setRollbackOnly();
        }
    }
}
