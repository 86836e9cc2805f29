package org.customerapi.stepup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import org.customerapi.codes.TotpAuthenticator;
import org.customerapi.codes.TotpCodes;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Sessions;
import org.customerapi.shared.Committed;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.outage.TellsOutage;

/** A step-up: the codes are judged and spent under the bound authenticator's lock, and the session notes it. */
@Stateless
@Interceptors(TellsOutage.class)
public class StepUpTransaction {
    private final TotpCodes totpCodes;
    private final CodeSpending spending;
    private final Sessions sessions;

    @Inject
    public StepUpTransaction(TotpCodes totpCodes, CodeSpending spending, Sessions sessions) {
        this.totpCodes = totpCodes;
        this.spending = spending;
        this.sessions = sessions;
    }

    protected StepUpTransaction() {
        this(null, null, null);
    }

    public Committed<Void> spend(Caller caller, StepUpCodes codes) {
        Optional<TotpAuthenticator> authenticator = totpCodes.lockBoundOf(caller.customerId());
        if (authenticator.isEmpty()) {
            return Committed.refusal(ErrorCode.TOTP_NOT_BOUND);
        }
        return spending.spend(caller, authenticator.get(), codes).andThen(() -> sessions.steppedUp(caller));
    }
}
