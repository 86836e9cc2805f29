package org.customerapi.web.openapi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.customerapi.shared.ErrorCode;
import org.customerapi.web.envelope.Envelope;

/**
 * Gateways understand statuses, not envelopes: what elsewhere is refused with 200 is 401 for them when the caller is not known to be
 * who he says, and 403 when he is but may not do this.
 */
@Provider
@ApplicationScoped
@Priority(GatewayStatus.AFTER_THE_ENVELOPE)
public class GatewayStatus implements ContainerResponseFilter {
    /** Response filters run from the highest priority down. */
    static final int AFTER_THE_ENVELOPE = 1000;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private static final Set<String> KNOWN_BUT_REFUSED = EnumSet.of(
                    ErrorCode.ADDRESS_ILLEGAL,
                    ErrorCode.CUSTOMER_DISABLED,
                    ErrorCode.KEY_EXPIRED,
                    ErrorCode.RESOURCE_NOT_GRANTED,
                    ErrorCode.WITHDRAWAL_LOCKED)
            .stream()
            .map(ErrorCode::code)
            .collect(Collectors.toUnmodifiableSet());

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Method method = resource.getResourceMethod();
        boolean forGateways = method != null && method.isAnnotationPresent(ForGateways.class);
        if (forGateways && response.getEntity() instanceof Envelope envelope && envelope.fail()) {
            response.setStatus(of(response.getStatus(), envelope.code()));
        }
    }

    /** What a refusal's status is for a gateway. */
    public static int of(int status, String code) {
        boolean limited = status == ErrorCode.RATE_EXCEEDED.httpStatus() || status == ErrorCode.KEY_BANNED.httpStatus();
        if (limited || status >= SERVER_ERROR) {
            return status;
        }
        return status != OK || KNOWN_BUT_REFUSED.contains(code) ? FORBIDDEN : UNAUTHORIZED;
    }
}
