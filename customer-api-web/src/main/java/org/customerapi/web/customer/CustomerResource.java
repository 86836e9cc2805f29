package org.customerapi.web.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.customerapi.customer.CustomerLanguage;
import org.customerapi.web.BizType;
import org.customerapi.web.customer.wire.ChangeLangRequest;
import org.customerapi.web.customer.wire.CustomerInfo;
import org.customerapi.web.customer.wire.EmptyRequest;
import org.customerapi.web.customer.wire.KycApplyRequest;
import org.customerapi.web.customer.wire.PhoneAndEmail;
import org.customerapi.web.session.CurrentCaller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The customer's own data. */
@ApplicationScoped
@Path("global")
@Tag(ref = "session")
public class CustomerResource {
    private final CustomerWireMapping mapping;
    private final CustomerLanguage language;
    private final CurrentCaller caller;

    @Inject
    public CustomerResource(CustomerWireMapping mapping, CustomerLanguage language, CurrentCaller caller) {
        this.mapping = mapping;
        this.language = language;
        this.caller = caller;
    }

    /** For the proxy; public because RESTEasy takes no resource without such a constructor. */
    public CustomerResource() {
        this(null, null, null);
    }

    @POST
    @Path(BizType.FIND_CUSTOMER_INFO)
    @Operation(summary = "Show who is logged in")
    public CustomerInfo findCustomerInfo(EmptyRequest request) {
        return mapping.found(caller.require());
    }

    @POST
    @Path(BizType.FIND_PHONE_AND_EMAIL)
    @Operation(summary = "Show where the customer's codes go")
    public PhoneAndEmail findPhoneAndEmail(EmptyRequest request) {
        return PhoneAndEmail.of(caller.require().customer());
    }

    @POST
    @Path(BizType.CHANGE_LANG)
    @Operation(summary = "Choose a language")
    public void changeLang(ChangeLangRequest request) {
        language.choose(caller.require(), request.language());
    }

    @POST
    @Path(BizType.CHECK_KYC_APPLY)
    @Operation(summary = "Ask how far the identity verification has got")
    public Long checkKycApply(KycApplyRequest request) {
        return (long) KycCode.of(request.statusOf(caller.require().customer()));
    }
}
