package org.customerapi.stepup;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Instant;
import java.util.Optional;
import org.customerapi.codes.TotpAuthenticator;
import org.customerapi.codes.TotpCodes;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Sessions;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;

/**
 * Verifies what a sensitive operation demands. Whatever comes of it is committed before the answer: codes that were spent stay
 * spent and wrong tries stay counted, whatever becomes of the operation.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StepUpVerification {
    private final TotpCodes totpCodes;
    private final Sessions sessions;
    private final StepUpTransaction transaction;

    @Inject
    public StepUpVerification(TotpCodes totpCodes, Sessions sessions, StepUpTransaction transaction) {
        this.totpCodes = totpCodes;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    protected StepUpVerification() {
        this(null, null, null);
    }

    /** @throws Rejection {@code TOTP_NOT_BOUND} */
    public void requireAuthenticator(Caller caller) {
        totpCodes.boundOf(caller.customerId()).orElseThrow(() -> new Rejection(ErrorCode.TOTP_NOT_BOUND));
    }

    /**
     * Verifies the codes and spends all of them, or refuses and spends none.
     *
     * @throws Rejection in the contract's order: {@code TOTP_CODE_EMPTY}, {@code ONE_TIME_CODE_NEEDED},
     *     {@code PARAMETER_MISSING}, {@code ONE_TIME_CODE_WRONG}, {@code TOTP_CODE_WRONG} or {@code TOO_MANY_WRONG_CODES}
     */
    public void verify(Caller caller, StepUpCodes codes) {
        codes.requireComplete();
        transaction.spend(caller, codes).orThrow();
    }

    /**
     * For an operation whose contract carries no codes: verifies those that are given all the same, else relies on codes
     * verified in this session within the last five minutes.
     *
     * @throws Rejection as {@link #verify}; {@code TOTP_CODE_EMPTY} when there is nothing to rely on
     */
    public void verifyOrRecent(Caller caller, StepUpCodes codes) {
        if (!codes.isEmpty()) {
            verify(caller, codes);
        } else if (!sessions.hasFreshStepUp(caller, authenticatorSince(caller))) {
            throw new Rejection(ErrorCode.TOTP_CODE_EMPTY);
        }
    }

    private Optional<Instant> authenticatorSince(Caller caller) {
        return totpCodes.boundOf(caller.customerId()).flatMap(TotpAuthenticator::since);
    }
}
