package org.customerapi.web.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.customerapi.apikey.AuthenticatorRemoval;
import org.customerapi.customer.Caller;
import org.customerapi.shared.ErrorCode;
import org.customerapi.stepup.AuthenticatorBinding;
import org.customerapi.web.BizType;
import org.customerapi.web.customer.wire.EmptyRequest;
import org.customerapi.web.envelope.Refuses;
import org.customerapi.web.session.CurrentCaller;
import org.customerapi.web.verification.wire.EnableOrForbidMfaRequest;
import org.customerapi.web.verification.wire.GoogleAccount;
import org.customerapi.web.verification.wire.MfaState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A customer's own Google Authenticator (the contract, section 9). */
@ApplicationScoped
@Path("global")
@Tag(ref = "codes")
public class AuthenticatorResource {
    private final AuthenticatorBinding binding;
    private final AuthenticatorRemoval removal;
    private final CurrentCaller caller;

    @Inject
    public AuthenticatorResource(AuthenticatorBinding binding, AuthenticatorRemoval removal, CurrentCaller caller) {
        this.binding = binding;
        this.removal = removal;
        this.caller = caller;
    }

    /** For the proxy; public because RESTEasy takes no resource without such a constructor. */
    public AuthenticatorResource() {
        this(null, null, null);
    }

    @POST
    @Path(BizType.GENERATE_GOOGLE_ACCOUNT)
    @Operation(summary = "Make a secret for an authenticator app")
    @Refuses(ErrorCode.TOTP_BOUND_ALREADY)
    public GoogleAccount generateGoogleAccount(EmptyRequest request) {
        Caller owner = caller.require();
        return GoogleAccount.of(binding.prepare(owner), owner.customer());
    }

    @POST
    @Path(BizType.ENABLE_OR_FORBID_MFA)
    @Operation(summary = "Bind or unbind Google Authenticator")
    @Refuses({
        ErrorCode.DATA_NOT_FOUND,
        ErrorCode.TOTP_BOUND_ALREADY,
        ErrorCode.TOTP_NOT_BOUND,
        ErrorCode.TOTP_CODE_EMPTY,
        ErrorCode.ONE_TIME_CODE_NEEDED,
        ErrorCode.ONE_TIME_CODE_WRONG,
        ErrorCode.TOTP_CODE_WRONG,
        ErrorCode.TOO_MANY_WRONG_CODES
    })
    public MfaState enableOrForbidMFA(EnableOrForbidMfaRequest request) {
        if (request.isToBind()) {
            binding.bind(caller.require(), request.authenticatorToBind(), request.codes());
            return MfaState.bound(request.authenticatorToBind());
        }
        removal.unbind(caller.require(), request.authenticatorToUnbind(), request.codes());
        return MfaState.NOT_BOUND;
    }
}
