package org.customerapi.stepup;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
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
import org.customerapi.shared.Committed;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.outage.TellsOutage;

/**
 * Judges all codes under lock, and spends all or none, in the transaction of what they are given for; a refusal is answered, not thrown,
 * so that it commits.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class CodeSpending {
    private final TotpCodes totpCodes;
    private final OneTimeCodes oneTimeCodes;

    @Inject
    public CodeSpending(TotpCodes totpCodes, OneTimeCodes oneTimeCodes) {
        this.totpCodes = totpCodes;
        this.oneTimeCodes = oneTimeCodes;
    }

    protected CodeSpending() {
        this(null, null);
    }

    /** @param authenticator the caller's, locked already */
    public Committed<Void> spend(Caller caller, TotpAuthenticator authenticator, StepUpCodes codes) {
        List<Optional<OneTimeCode>> judged = codes.proofs().stream()
                .map(proof -> oneTimeCodes.judge(caller.customerId(), proof))
                .toList();
        if (judged.stream().anyMatch(Optional::isEmpty)) {
            return Committed.refusal(ErrorCode.ONE_TIME_CODE_WRONG);
        }
        TotpVerdict verdict = totpCodes.judge(authenticator, codes.totp().orElseThrow());
        if (!verdict.isRight()) {
            return Committed.refusal(verdict.refusal());
        }
        judged.forEach(code -> oneTimeCodes.spend(code.orElseThrow()));
        totpCodes.consume(authenticator, verdict);
        return Committed.success(null);
    }
}
