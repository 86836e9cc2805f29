package org.customerapi.web.error;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.customerapi.web.envelope.Call;
import org.customerapi.web.envelope.Refusals;

/** A refusal: an answer like any other. */
@Provider
@ApplicationScoped
public class RejectionMapper implements ExceptionMapper<Rejection> {
    private static final System.Logger LOG = System.getLogger(RejectionMapper.class.getName());

    private final Refusals refusals;
    private final Call call;

    @Inject
    public RejectionMapper(Refusals refusals, Call call) {
        this.refusals = refusals;
        this.call = call;
    }

    /** For the proxy; public because RESTEasy takes no provider without such a constructor. */
    public RejectionMapper() {
        this(null, null);
    }

    @Override
    public Response toResponse(Rejection rejection) {
        String trace = call.origin().trace();
        if (rejection instanceof DatabaseUnavailable outage) {
            LOG.log(WARNING, "{0}: refused, the database is not available: {1}", trace, outage.reason());
            LOG.log(DEBUG, trace, outage.getCause());
        } else if (rejection.getCause() != null) {
            // Without its message, which may name whoever a code was for.
            LOG.log(
                    WARNING,
                    "{0}: refused, {1} because of {2}",
                    trace,
                    rejection.code(),
                    rejection.getCause().getClass().getName());
            LOG.log(DEBUG, trace, rejection.getCause());
        } else {
            LOG.log(DEBUG, "{0}: refused, {1}", trace, rejection.code());
        }
        return refusals.response(rejection);
    }
}
