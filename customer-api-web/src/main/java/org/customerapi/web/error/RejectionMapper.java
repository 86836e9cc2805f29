package org.customerapi.web.error;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.customerapi.shared.Rejection;
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

    protected RejectionMapper() {
        this(null, null);
    }

    @Override
    public Response toResponse(Rejection rejection) {
        if (rejection.getCause() == null) {
            LOG.log(DEBUG, "{0}: refused, {1}", call.origin().trace(), rejection.code());
        } else {
            // Without its message, which may name whoever a code was for.
            LOG.log(
                    WARNING,
                    "{0}: refused, {1} because of {2}",
                    call.origin().trace(),
                    rejection.code(),
                    rejection.getCause().getClass().getName());
            LOG.log(DEBUG, call.origin().trace(), rejection.getCause());
        }
        return refusals.response(rejection);
    }
}
