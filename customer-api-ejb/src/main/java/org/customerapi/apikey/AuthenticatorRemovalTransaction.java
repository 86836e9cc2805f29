package org.customerapi.apikey;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.AuditTrail;
import org.customerapi.customer.Caller;
import org.customerapi.shared.Committed;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.stepup.AuthenticatorTransaction;
import org.customerapi.stepup.StepUpCodes;

/** What must happen together when an authenticator is unbound: the codes are spent, it is unbound, and withdrawal is locked. */
@Stateless
@Interceptors(TellsOutage.class)
public class AuthenticatorRemovalTransaction {
    private final AuthenticatorTransaction authenticators;
    private final ApiKeyRegister register;
    private final AuditTrail audit;

    @Inject
    public AuthenticatorRemovalTransaction(
            AuthenticatorTransaction authenticators, ApiKeyRegister register, AuditTrail audit) {
        this.authenticators = authenticators;
        this.register = register;
        this.audit = audit;
    }

    protected AuthenticatorRemovalTransaction() {
        this(null, null, null);
    }

    public Committed<Void> unbind(Attempt attempt, Caller caller, StepUpCodes codes) {
        return authenticators.unbind(caller, codes).andThen(() -> {
            register.lockWithdrawals(attempt);
            audit.succeeded(attempt);
        });
    }
}
