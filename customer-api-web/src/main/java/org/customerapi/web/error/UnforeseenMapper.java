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
import org.customerapi.shared.outage.DatabaseFailure;
import org.customerapi.shared.outage.DatabaseUnavailable;
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
    private final RejectionMapper rejections;
    private final Call call;

    @Inject
    public UnforeseenMapper(Refusals refusals, RejectionMapper rejections, Call call) {
        this.refusals = refusals;
        this.rejections = rejections;
        this.call = call;
    }

    /** For the proxy; public because RESTEasy takes no provider without such a constructor. */
    public UnforeseenMapper() {
        this(null, null, null);
    }

    @Override
    public Response toResponse(Throwable e) {
        Optional<Throwable> wrapped = inChain(e, Rejection.class::isInstance);
        if (wrapped.isPresent()) {
            return rejections.toResponse((Rejection) wrapped.get());
        }
        Rejection outcome = outcome(e);
        if (outcome instanceof DatabaseUnavailable) {
            return rejections.toResponse(outcome);
        }
        LOG.log(ERROR, call.origin().trace() + ": unforeseen", e);
        return refusals.response(outcome);
    }

    static Rejection outcome(Throwable e) {
        return DatabaseFailure.in(e).isPresent() ? new DatabaseUnavailable(e) : new Rejection(ErrorCode.SYSTEM_ERROR);
    }

    private static Optional<Throwable> inChain(Throwable e, Predicate<Throwable> wanted) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(wanted)
                .findFirst();
    }
}
