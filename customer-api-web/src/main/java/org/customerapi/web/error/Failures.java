package org.customerapi.web.error;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.DatabaseFailure;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.customerapi.web.envelope.Call;

/**
 * Says what the caller is told of whatever was thrown, and logs what the operator has to know. A refusal that the container wrapped is
 * unwrapped; a database out of reach is a dependency out of reach; the rest goes to the log with its stack, and to the caller as
 * "System error" with the trace and nothing more.
 */
@ApplicationScoped
public class Failures {
    private static final System.Logger LOG = System.getLogger(Failures.class.getName());
    private static final int DEEPEST_CAUSE = 20;

    private final Call call;

    @Inject
    public Failures(Call call) {
        this.call = call;
    }

    protected Failures() {
        this(null);
    }

    public Rejection refusal(Throwable thrown) {
        Optional<Rejection> foreseen = wrapped(thrown);
        Rejection refusal = foreseen.orElseGet(() -> outcome(thrown));
        String trace = call.origin().trace();
        if (foreseen.isPresent() || refusal instanceof DatabaseUnavailable) {
            log(refusal, trace);
        } else {
            LOG.log(ERROR, trace + ": unforeseen", thrown);
        }
        return refusal;
    }

    private static void log(Rejection refusal, String trace) {
        if (refusal instanceof DatabaseUnavailable outage) {
            LOG.log(WARNING, "{0}: refused, the database is not available: {1}", trace, outage.reason());
            LOG.log(DEBUG, trace, outage.getCause());
        } else if (refusal.getCause() != null) {
            // Without its message, which may name whoever a code was for.
            LOG.log(
                    WARNING,
                    "{0}: refused, {1} because of {2}",
                    trace,
                    refusal.code(),
                    refusal.getCause().getClass().getName());
            LOG.log(DEBUG, trace, refusal.getCause());
        } else {
            LOG.log(DEBUG, "{0}: refused, {1}", trace, refusal.code());
        }
    }

    static Rejection outcome(Throwable thrown) {
        return DatabaseFailure.in(thrown).isPresent()
                ? new DatabaseUnavailable(thrown)
                : new Rejection(ErrorCode.SYSTEM_ERROR);
    }

    private static Optional<Rejection> wrapped(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(Rejection.class::isInstance)
                .map(Rejection.class::cast)
                .findFirst();
    }
}
