package org.customerapi.web.customer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.customerapi.web.BizType;
import org.customerapi.web.customer.wire.CustomerInfo;
import org.customerapi.web.customer.wire.EmptyRequest;
import org.customerapi.web.session.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The customer's own data. */
@RequestScoped
@Path("global")
@Tag(ref = "session")
public class CustomerResource {
    private final CustomerWireMapping mapping;
    private final CurrentCaller caller;

    @Inject
    public CustomerResource(CustomerWireMapping mapping, CurrentCaller caller) {
        this.mapping = mapping;
        this.caller = caller;
    }

    /** For the proxy; public because RESTEasy takes no resource without such a constructor. */
    public CustomerResource() {
        this(null, null);
    }

    @POST
    @Path(BizType.FIND_CUSTOMER_INFO)
    @Operation(summary = "Show who is logged in")
    public CustomerInfo findCustomerInfo(EmptyRequest request) {
        return mapping.found(caller.require());
    }
}
