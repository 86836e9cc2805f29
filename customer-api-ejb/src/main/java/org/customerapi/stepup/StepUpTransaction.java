package org.customerapi.stepup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;
import java.util.Optional;
import org.customerapi.codes.OneTimeCode;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.codes.TotpAuthenticator;
import org.customerapi.codes.TotpCodes;
import org.customerapi.codes.TotpVerdict;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Sessions;
import org.customerapi.shared.Committed;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.outage.TellsOutage;

/** Judges all codes of a step-up under lock, and spends all or none; a refusal is answered, not thrown, so that it commits. */
@Stateless
@Interceptors(TellsOutage.class)
public class StepUpTransaction {
    private final TotpCodes totpCodes;
    private final OneTimeCodes oneTimeCodes;
    private final Sessions sessions;

    @Inject
    public StepUpTransaction(TotpCodes totpCodes, OneTimeCodes oneTimeCodes, Sessions sessions) {
        this.totpCodes = totpCodes;
        this.oneTimeCodes = oneTimeCodes;
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
        List<Optional<OneTimeCode>> judged = codes.proofs().stream()
                .map(proof -> oneTimeCodes.judge(caller.customerId(), proof))
                .toList();
        if (judged.stream().anyMatch(Optional::isEmpty)) {
            return Committed.refusal(ErrorCode.ONE_TIME_CODE_WRONG);
        }
        TotpVerdict verdict = totpCodes.judge(authenticator.get(), codes.totp().orElseThrow());
        if (!verdict.isRight()) {
            return Committed.refusal(verdict.refusal());
        }
        judged.forEach(code -> oneTimeCodes.spend(code.orElseThrow()));
        totpCodes.consume(authenticator.get(), verdict);
        sessions.steppedUp(caller);
        return Committed.success(null);
    }
}
