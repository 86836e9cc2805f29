package org.customerapi.stepup;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.AuditTrail;
import org.customerapi.codes.TotpAuthenticator;
import org.customerapi.codes.TotpCodes;
import org.customerapi.codes.TotpSecret;
import org.customerapi.customer.Caller;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.shared.Committed;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.settings.Settings;

/**
 * Makes, binds and unbinds a customer's authenticator, each in one transaction under the authenticator's lock, and then the
 * customer's; refusals that must leave traces are answered, not thrown.
 */
@Stateless
@Interceptors(TellsOutage.class)
public class AuthenticatorTransaction {
    private final TotpCodes totpCodes;
    private final CodeSpending spending;
    private final CustomerDirectory customers;
    private final AuditTrail audit;
    private final Settings settings;

    @Inject
    public AuthenticatorTransaction(
            TotpCodes totpCodes,
            CodeSpending spending,
            CustomerDirectory customers,
            AuditTrail audit,
            Settings settings) {
        this.totpCodes = totpCodes;
        this.spending = spending;
        this.customers = customers;
        this.audit = audit;
        this.settings = settings;
    }

    protected AuthenticatorTransaction() {
        this(null, null, null, null, null);
    }

    /** Sees that there is a row to lock. Under the customer's lock, so of two at once the second finds the first one's. */
    public void ensure(Caller caller) {
        customers.lockActive(caller.customerId());
        if (totpCodes.of(caller.customerId()).isEmpty()) {
            totpCodes.add(caller.customerId());
        }
    }

    /** @throws Rejection {@code TOTP_BOUND_ALREADY} */
    public PreparedAuthenticator prepare(Attempt attempt, Caller caller) {
        TotpAuthenticator authenticator = totpCodes.lockOf(caller.customerId()).orElseThrow();
        if (authenticator.isBound()) {
            throw new Rejection(ErrorCode.TOTP_BOUND_ALREADY);
        }
        TotpSecret secret = totpCodes.renew(authenticator, caller.customerId());
        audit.succeeded(attempt);
        String issuer = settings.get(Settings.AUTHENTICATOR_ISSUER);
        return new PreparedAuthenticator(
                authenticator.id(),
                secret,
                secret.keyUri(issuer, caller.customer().customerNo()),
                authenticator.since().orElseThrow());
    }

    public Committed<Void> bind(Attempt attempt, Caller caller, long authenticatorId, StepUpCodes codes) {
        Optional<TotpAuthenticator> authenticator =
                totpCodes.lockOf(caller.customerId()).filter(own -> own.id() == authenticatorId);
        if (authenticator.filter(TotpAuthenticator::isBound).isPresent()) {
            return Committed.refusal(ErrorCode.TOTP_BOUND_ALREADY);
        }
        if (authenticator.filter(TotpAuthenticator::isPending).isEmpty()) {
            return Committed.refusal(ErrorCode.DATA_NOT_FOUND);
        }
        return spending.spend(caller, authenticator.get(), codes).andThen(() -> {
            customers.lockActive(caller.customerId());
            totpCodes.bind(authenticator.get());
            audit.succeeded(attempt);
        });
    }

    /** For an operation in whose transaction it happens; that writes the audit row. */
    public Committed<Void> unbind(Caller caller, StepUpCodes codes) {
        Optional<TotpAuthenticator> authenticator = totpCodes.lockBoundOf(caller.customerId());
        if (authenticator.isEmpty()) {
            return Committed.refusal(ErrorCode.TOTP_NOT_BOUND);
        }
        return spending.spend(caller, authenticator.get(), codes)
                .andThen(() -> totpCodes.unbind(authenticator.get(), caller.customerId()));
    }
}
