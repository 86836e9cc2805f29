package org.customerapi.web.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.shared.ErrorCode;
import org.customerapi.signature.VerifiedCaller;
import org.customerapi.web.BizType;
import org.customerapi.web.body.RawBody;
import org.customerapi.web.customer.CustomerWireMapping;
import org.customerapi.web.customer.wire.CustomerInfo;
import org.customerapi.web.envelope.Bare;
import org.customerapi.web.envelope.Refuses;
import org.customerapi.web.session.Guest;
import org.customerapi.web.session.Signed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signed calls (the contract, section 8): answered here, handed on, or judged for a gateway that stands in front. */
@ApplicationScoped
@Path("openapi-c")
@Tag(ref = "signed")
public class OpenApiResource {
    private static final String ANY = "{bizType: [A-Za-z0-9._]+}";

    private final SignedCallGate gate;
    private final Downstreams downstreams;
    private final CustomerDirectory customers;
    private final CustomerWireMapping mapping;
    private final Clock clock;

    @Inject
    public OpenApiResource(
            SignedCallGate gate,
            Downstreams downstreams,
            CustomerDirectory customers,
            CustomerWireMapping mapping,
            Clock clock) {
        this.gate = gate;
        this.downstreams = downstreams;
        this.customers = customers;
        this.mapping = mapping;
        this.clock = clock;
    }

    /** For the proxy; public because RESTEasy takes no resource without such a constructor. */
    public OpenApiResource() {
        this(null, null, null, null, null);
    }

    @POST
    @Guest
    @Signed
    @Path("global/" + BizType.FIND_CUSTOMER_INFO)
    @Operation(operationId = "findCustomerInfoSigned", summary = "The key owner's own data, for a signed call")
    public CustomerInfo findCustomerInfo(@Context HttpHeaders headers, RawBody body) {
        VerifiedCaller caller = gate.verify(BizType.FIND_CUSTOMER_INFO, headers::getHeaderString, body);
        return mapping.keyOwner(customers.get(caller.customerId()));
    }

    @POST
    @Guest
    @Signed
    @Bare
    @Path("global/" + ANY)
    @Refuses({
        ErrorCode.DOWNSTREAM_NOT_CONFIGURED,
        ErrorCode.DOWNSTREAM_EMPTY,
        ErrorCode.DEPENDENCY_ABNORMAL,
        ErrorCode.DEPENDENCY_TIMED_OUT
    })
    @Operation(operationId = "signedCall", summary = "Any other operation, handed to the service behind it")
    public Response call(@PathParam("bizType") String bizType, @Context HttpHeaders headers, RawBody body) {
        VerifiedCaller caller = gate.verify(bizType, headers::getHeaderString, body);
        return downstreams.call(bizType, headers, body, caller);
    }

    /** {@link GatewayServlet} answers this itself where it can; here it is described, and answered the same. */
    @POST
    @Guest
    @Signed
    @ForGateways
    @Path("verify/" + ANY)
    @Refuses(ErrorCode.REQUEST_PARAMETERS_MISSING)
    @Operation(operationId = "verify", summary = "Judge a signed call on behalf of a gateway")
    public Response verify(@PathParam("bizType") String bizType, @Context HttpHeaders headers, RawBody body) {
        Response.ResponseBuilder answer = Response.ok();
        IdentityHeaders.of(gate.verifyForGateway(bizType, headers::getHeaderString, body))
                .forEach(answer::header);
        return answer.build();
    }

    @GET
    @Guest
    @Path("time")
    @Operation(summary = "The server's time in epoch milliseconds")
    public Long time() {
        return clock.millis();
    }
}
