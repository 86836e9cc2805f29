package org.customerapi.apikey;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.Operation;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.customer.Caller;
import org.customerapi.customer.CustomerChanged;
import org.customerapi.shared.Committed;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.nodes.LeaseWait;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.stepup.AuthenticatorBinding;
import org.customerapi.stepup.StepUpCodes;

/**
 * Unbinds a customer's authenticator. Whoever has got hold of a session and of codes must not withdraw at once: withdrawal is locked on all
 * of the customer's keys, and that is committed, told and outwaited before it is answered.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuthenticatorRemoval {
    private final AuthenticatorBinding binding;
    private final AuthenticatorRemovalTransaction transaction;
    private final RefusalWatch watch;
    private final Event<CustomerChanged> changes;
    private final LeaseWait lease;

    @Inject
    public AuthenticatorRemoval(
            AuthenticatorBinding binding,
            AuthenticatorRemovalTransaction transaction,
            RefusalWatch watch,
            Event<CustomerChanged> changes,
            LeaseWait lease) {
        this.binding = binding;
        this.transaction = transaction;
        this.watch = watch;
        this.changes = changes;
        this.lease = lease;
    }

    protected AuthenticatorRemoval() {
        this(null, null, null, null, null);
    }

    /**
     * Unbinds the caller's authenticator. All codes are spent, or none.
     *
     * @param authenticatorId whose it must be, where it is given
     * @throws Rejection in the contract's order: {@code DATA_NOT_FOUND}, {@code TOTP_NOT_BOUND}, then as
     *     {@link AuthenticatorBinding#bind}
     */
    public void unbind(Caller caller, Optional<Long> authenticatorId, StepUpCodes codes) {
        Attempt attempt = caller.attempts(Operation.UNBIND_AUTHENTICATOR);
        watch.over(attempt, () -> {
            binding.requireUnbindable(caller, authenticatorId, codes);
            Committed<Void> unbound = telling(attempt, caller, codes);
            unbound.orThrow();
            lease.waitOut();
            return null;
        });
    }

    /** Tells of the change even when it failed: where the database was lost at the commit, nobody knows whether it was made. */
    private Committed<Void> telling(Attempt attempt, Caller caller, StepUpCodes codes) {
        try {
            return transaction.unbind(attempt, caller, codes);
        } finally {
            changes.fire(new CustomerChanged(caller.customerId()));
        }
    }
}
