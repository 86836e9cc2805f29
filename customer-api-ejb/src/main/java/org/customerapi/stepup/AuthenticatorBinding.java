package org.customerapi.stepup;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.Operation;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.codes.TotpAuthenticator;
import org.customerapi.codes.TotpCodes;
import org.customerapi.customer.Caller;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;

/**
 * Gives a customer an authenticator's secret, and binds it once he has shown that his app has it. First everything is asked that can be
 * refused without spending a code; whatever is refused leaves an audit row.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuthenticatorBinding {
    private final TotpCodes totpCodes;
    private final AuthenticatorTransaction transaction;
    private final RefusalWatch watch;

    @Inject
    public AuthenticatorBinding(TotpCodes totpCodes, AuthenticatorTransaction transaction, RefusalWatch watch) {
        this.totpCodes = totpCodes;
        this.transaction = transaction;
        this.watch = watch;
    }

    protected AuthenticatorBinding() {
        this(null, null, null);
    }

    /**
     * Makes a secret for the caller to bind; one that he was given before and has not bound is void.
     *
     * @throws Rejection {@code TOTP_BOUND_ALREADY}
     */
    public PreparedAuthenticator prepare(Caller caller) {
        Attempt attempt = caller.attempts(Operation.PREPARE_AUTHENTICATOR);
        return watch.over(attempt, () -> {
            if (totpCodes.of(caller.customerId()).isEmpty()) {
                transaction.ensure(caller);
            }
            return transaction.prepare(attempt, caller);
        });
    }

    /**
     * Binds the authenticator that {@link #prepare} made. All codes are spent, or none.
     *
     * @param authenticatorId as {@link #prepare} answered it
     * @throws Rejection in the contract's order: {@code DATA_NOT_FOUND}, {@code TOTP_BOUND_ALREADY}, {@code TOTP_CODE_EMPTY},
     *     {@code ONE_TIME_CODE_NEEDED}, {@code PARAMETER_MISSING} for a code of a channel that he has or for a ticket,
     *     {@code ONE_TIME_CODE_WRONG}, {@code TOTP_CODE_WRONG} or {@code TOO_MANY_WRONG_CODES}
     */
    public void bind(Caller caller, long authenticatorId, StepUpCodes codes) {
        Attempt attempt = caller.attempts(Operation.BIND_AUTHENTICATOR);
        watch.over(attempt, () -> {
            requirePending(caller, authenticatorId);
            codes.requireEveryChannelOf(caller.customer());
            return transaction.bind(attempt, caller, authenticatorId, codes).orThrow();
        });
    }

    /**
     * For who wants to unbind it: first everything that can be refused without spending a code.
     *
     * @param authenticatorId whose it must be, where it is given
     * @throws Rejection {@code DATA_NOT_FOUND}, {@code TOTP_NOT_BOUND}, or as {@link #bind} for codes that are not given
     */
    public void requireUnbindable(Caller caller, Optional<Long> authenticatorId, StepUpCodes codes) {
        Optional<TotpAuthenticator> own = totpCodes.of(caller.customerId());
        if (authenticatorId.isPresent()
                && own.filter(found -> found.id().equals(authenticatorId.get())).isEmpty()) {
            throw new Rejection(ErrorCode.DATA_NOT_FOUND);
        }
        if (own.filter(TotpAuthenticator::isBound).isEmpty()) {
            throw new Rejection(ErrorCode.TOTP_NOT_BOUND);
        }
        codes.requireEveryChannelOf(caller.customer());
    }

    private void requirePending(Caller caller, long authenticatorId) {
        TotpAuthenticator own = totpCodes
                .of(caller.customerId())
                .filter(found -> found.id() == authenticatorId && (found.isBound() || found.isPending()))
                .orElseThrow(() -> new Rejection(ErrorCode.DATA_NOT_FOUND));
        if (own.isBound()) {
            throw new Rejection(ErrorCode.TOTP_BOUND_ALREADY);
        }
    }
}
