package org.customerapi.web.error;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.database.DatabaseFailure;
import org.customerapi.web.envelope.Call;
import org.customerapi.web.envelope.Refusals;

/**
 * Everything else. A refusal that the container wrapped is unwrapped; a database out of reach is a dependency out of reach; the
 * rest goes to the log with its stack, and to the caller as "System error" with the trace and nothing more.
 */
@Provider
@ApplicationScoped
public class UnforeseenMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(UnforeseenMapper.class.getName());

    private final Refusals refusals;
    private final Call call;

    @Inject
    public UnforeseenMapper(Refusals refusals, Call call) {
        this.refusals = refusals;
        this.call = call;
    }

    protected UnforeseenMapper() {
        this(null, null);
    }

    @Override
    public Response toResponse(Throwable e) {
        Optional<Throwable> wrapped = inChain(e, Rejection.class::isInstance);
        if (wrapped.isPresent()) {
            return refusals.response((Rejection) wrapped.get());
        }
        LOG.log(ERROR, call.origin().trace() + ": unforeseen", e);
        return refusals.response(new Rejection(outcome(e)));
    }

    static ErrorCode outcome(Throwable e) {
        return DatabaseFailure.isOutage(e) ? ErrorCode.DEPENDENCY_UNAVAILABLE : ErrorCode.SYSTEM_ERROR;
    }

    private static Optional<Throwable> inChain(Throwable e, Predicate<Throwable> wanted) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(wanted)
                .findFirst();
    }
}
