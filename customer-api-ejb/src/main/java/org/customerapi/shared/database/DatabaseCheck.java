package org.customerapi.shared.database;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is who reaches his database. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {
    private static final System.Logger LOG = System.getLogger(DatabaseCheck.class.getName());

    private final DatabaseProbe probe;

    @Inject
    public DatabaseCheck(DatabaseProbe probe) {
        this.probe = probe;
    }

    protected DatabaseCheck() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        try {
            probe.verifyAnswers();
            return HealthCheckResponse.up("database");
        } catch (DatabaseUnavailable e) {
            LOG.log(WARNING, "The database is not available: {0}", e.reason());
            return HealthCheckResponse.down("database");
        } catch (RuntimeException e) {
            LOG.log(WARNING, "The database does not answer", e);
            return HealthCheckResponse.down("database");
        }
    }
}
