package org.customerapi.web.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.customerapi.codes.CodePurpose;
import org.customerapi.customer.CustomerCodes;
import org.customerapi.shared.ErrorCode;
import org.customerapi.web.BizType;
import org.customerapi.web.CustomerApiApplication;
import org.customerapi.web.envelope.Call;
import org.customerapi.web.envelope.Refuses;
import org.customerapi.web.session.CurrentCaller;
import org.customerapi.web.session.Guest;
import org.customerapi.web.verification.wire.Ticket;
import org.customerapi.web.verification.wire.VerifyCodeSendRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sends one-time codes (the contract, section 5). */
@ApplicationScoped
@Path("global")
@Tag(ref = "codes")
public class VerificationResource {
    private final CustomerCodes codes;
    private final Call call;
    private final CurrentCaller caller;

    @Inject
    public VerificationResource(CustomerCodes codes, Call call, CurrentCaller caller) {
        this.codes = codes;
        this.call = call;
        this.caller = caller;
    }

    /** For the proxy; public because RESTEasy takes no resource without such a constructor. */
    public VerificationResource() {
        this(null, null, null);
    }

    /** For guests only where the code is for login; the others are asked for their session here. */
    @POST
    @Guest
    @Path(BizType.VERIFY_CODE_SEND)
    @SecurityRequirement(name = CustomerApiApplication.TOKEN)
    @Operation(summary = "Send a one-time code")
    @Refuses({
        ErrorCode.CHANNEL_NOT_BOUND,
        ErrorCode.TOO_FAST,
        ErrorCode.COMPANY_ID_MISSING,
        ErrorCode.HEADER_ILLEGAL,
        ErrorCode.DEPENDENCY_ABNORMAL,
        ErrorCode.DEPENDENCY_TIMED_OUT
    })
    public Ticket verifyCodeSend(VerifyCodeSendRequest request) {
        CodePurpose purpose = request.purpose();
        if (purpose.forLogin()) {
            return new Ticket(codes.sendToGuest(call.requireCompanyId(), request.guest(), purpose, call.origin()));
        }
        return new Ticket(codes.sendTo(caller.require(), purpose));
    }
}
