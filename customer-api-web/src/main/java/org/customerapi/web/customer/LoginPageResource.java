package org.customerapi.web.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.customerapi.customer.LoginEnquiries;
import org.customerapi.customer.LoginName;
import org.customerapi.shared.ErrorCode;
import org.customerapi.web.BizType;
import org.customerapi.web.customer.wire.LoginNameRequest;
import org.customerapi.web.customer.wire.LoginStatus;
import org.customerapi.web.envelope.Call;
import org.customerapi.web.envelope.Refuses;
import org.customerapi.web.session.Guest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a login page asks before it logs in (the contract, section 9). */
@ApplicationScoped
@Path("global")
@Tag(ref = "session")
public class LoginPageResource {
    private static final long BOUND = 1;
    private static final long NOT_BOUND = -1;

    private final LoginEnquiries enquiries;
    private final Call call;

    @Inject
    public LoginPageResource(LoginEnquiries enquiries, Call call) {
        this.enquiries = enquiries;
        this.call = call;
    }

    /** For the proxy; public because RESTEasy takes no resource without such a constructor. */
    public LoginPageResource() {
        this(null, null);
    }

    @POST
    @Guest
    @Path(BizType.CHECK_STATUS)
    @Operation(summary = "Ask whether a login name is well-formed")
    @Refuses(ErrorCode.TOO_FAST)
    public LoginStatus checkStatus(LoginNameRequest request) {
        LoginName name = request.name();
        enquiries.requireName(name, call.origin());
        return LoginStatus.of(name);
    }

    @POST
    @Guest
    @Path(BizType.CHECK_GOOGLE_MFA_STATUS)
    @Operation(summary = "Ask whether login needs a Google Authenticator code")
    @Refuses({ErrorCode.COMPANY_ID_MISSING, ErrorCode.HEADER_ILLEGAL, ErrorCode.TOO_FAST})
    public Long checkGoogleMFAStatus(LoginNameRequest request) {
        boolean asks = enquiries.asksForTotp(call.requireCompanyId(), request.name(), call.origin());
        return asks ? BOUND : NOT_BOUND;
    }
}
