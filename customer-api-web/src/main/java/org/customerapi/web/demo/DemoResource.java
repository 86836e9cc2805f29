package org.customerapi.web.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.customerapi.codes.CodeMessage;
import org.customerapi.customer.Customer;
import org.customerapi.customer.demo.DemoCustomers;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.web.envelope.Bare;
import org.customerapi.web.session.Guest;
import org.customerapi.web.verification.wire.VerifyCodeSendRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the codes that demo mode does not send; outside demo mode there is no such path. */
@ApplicationScoped
@Path("demo/codes")
@Tag(ref = "demo")
public class DemoResource {
    private final DemoCustomers customers;

    @Inject
    public DemoResource(DemoCustomers customers) {
        this.customers = customers;
    }

    /** For the proxy; public because RESTEasy takes no resource without such a constructor. */
    public DemoResource() {
        this(null);
    }

    @GET
    @Guest
    @Bare
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Demo mode only: show the codes of a demo customer")
    public DemoCodes codes(
            @Parameter(
                            description = "An e-mail address of a demo customer",
                            example = "demo@customer-api.test",
                            required = true)
                    @QueryParam("loginName")
                    String loginName) {
        Customer customer = customers
                .find(String.valueOf(loginName))
                .orElseThrow(() -> new Rejection(ErrorCode.BUSINESS_TYPE_INVALID));
        return new DemoCodes(
                customers.totpCodeOf(customer).map(SecretText::reveal).orElse(null),
                customers.messagesOf(customer).stream()
                        .map(DemoResource::message)
                        .toList());
    }

    private static DemoCodes.Message message(CodeMessage message) {
        return new DemoCodes.Message(
                message.recipient().channel().name(),
                VerifyCodeSendRequest.bizType(message.purpose()),
                message.code().reveal(),
                message.ticket().reveal());
    }
}
