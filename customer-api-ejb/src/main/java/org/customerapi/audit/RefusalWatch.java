package org.customerapi.audit;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.DatabaseFailure;
import org.customerapi.shared.outage.DatabaseUnavailable;

/** Runs an operation, and leaves an audit row when it is refused or fails. */
@ApplicationScoped
public class RefusalWatch {
    private static final System.Logger LOG = System.getLogger(RefusalWatch.class.getName());

    private final AuditTrail trail;

    @Inject
    public RefusalWatch(AuditTrail trail) {
        this.trail = trail;
    }

    protected RefusalWatch() {
        this(null);
    }

    public <T> T over(Attempt attempt, Supplier<T> operation) {
        try {
            return operation.get();
        } catch (DatabaseUnavailable e) {
            // There is nowhere to write a row; and to try would keep the caller waiting once more.
            throw e;
        } catch (Rejection e) {
            // Who is told to slow down has attempted nothing yet; else whoever hurries could fill the disk.
            if (e.code() != ErrorCode.TOO_FAST) {
                record(attempt, e.code());
            }
            throw e;
        } catch (RuntimeException e) {
            if (DatabaseFailure.in(e).isPresent()) {
                throw new DatabaseUnavailable(e);
            }
            record(attempt, ErrorCode.SYSTEM_ERROR);
            throw e;
        }
    }

    private void record(Attempt attempt, ErrorCode outcome) {
        try {
            trail.refused(attempt, outcome.name());
        } catch (DatabaseUnavailable e) {
            // What the caller is told stays the refusal; with a dead database the log is the only place left.
            LOG.log(WARNING, "No audit row for {0}, {1}: {2}", attempt, outcome, e.reason());
        } catch (RuntimeException e) {
            LOG.log(WARNING, "No audit row for " + attempt + ", " + outcome, e);
        }
    }
}
