package org.customerapi.web.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.customerapi.customer.Login;
import org.customerapi.customer.Sessions;
import org.customerapi.shared.ErrorCode;
import org.customerapi.web.BizType;
import org.customerapi.web.customer.wire.CustomerInfo;
import org.customerapi.web.customer.wire.EmptyRequest;
import org.customerapi.web.customer.wire.LoginRequest;
import org.customerapi.web.envelope.Call;
import org.customerapi.web.envelope.Refuses;
import org.customerapi.web.session.CurrentCaller;
import org.customerapi.web.session.Guest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Login and logout (the contract, section 4). */
@ApplicationScoped
@Path("")
@Tag(ref = "session")
public class LoginResource {
    private final Login login;
    private final Sessions sessions;
    private final CustomerWireMapping mapping;
    private final Call call;
    private final CurrentCaller caller;

    @Inject
    public LoginResource(Login login, Sessions sessions, CustomerWireMapping mapping, Call call, CurrentCaller caller) {
        this.login = login;
        this.sessions = sessions;
        this.mapping = mapping;
        this.call = call;
        this.caller = caller;
    }

    /** For the proxy; public because RESTEasy takes no resource without such a constructor. */
    public LoginResource() {
        this(null, null, null, null, null);
    }

    @POST
    @Guest
    @Path("login/" + BizType.LOGIN)
    @Operation(summary = "Log in")
    @Refuses({
        ErrorCode.CREDENTIALS_WRONG,
        ErrorCode.ACCOUNT_LOCKED,
        ErrorCode.LOGIN_PROHIBITED,
        ErrorCode.CODE_WRONG,
        ErrorCode.TOTP_CODE_EMPTY,
        ErrorCode.TOTP_CODE_WRONG,
        ErrorCode.TOO_MANY_WRONG_CODES,
        ErrorCode.COMPANY_ID_MISSING,
        ErrorCode.HEADER_ILLEGAL,
        ErrorCode.TOO_FAST
    })
    public CustomerInfo login(LoginRequest request) {
        return mapping.loggedIn(login.logIn(request.command(call.requireCompanyId(), call.origin())));
    }

    @POST
    @Path("logout")
    @Operation(summary = "End the session")
    public void logout(EmptyRequest request) {
        sessions.close(caller.require());
    }
}
