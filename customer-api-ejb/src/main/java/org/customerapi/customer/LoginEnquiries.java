package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import org.customerapi.audit.Origin;
import org.customerapi.codes.TotpCodes;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.attempts.AttemptLedger;
import org.customerapi.shared.attempts.Quota;
import org.customerapi.shared.outage.TellsOutage;

/** What a login page asks before anybody has logged in; of either kind one neighbour may ask sixty times a minute. */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoginEnquiries {
    private static final Quota PER_NEIGHBOUR = new Quota(60, Duration.ofMinutes(1), Duration.ZERO);

    private final AttemptLedger ledger;
    private final CustomerDirectory customers;
    private final TotpCodes totpCodes;

    @Inject
    public LoginEnquiries(AttemptLedger ledger, CustomerDirectory customers, TotpCodes totpCodes) {
        this.ledger = ledger;
        this.customers = customers;
        this.totpCodes = totpCodes;
    }

    protected LoginEnquiries() {
        this(null, null, null);
    }

    /**
     * Lets every name through that somebody could have, without looking whether anybody has it.
     *
     * @throws Rejection {@code PARAMETERS_ILLEGAL}, {@code TOO_FAST}
     */
    public void requireName(LoginName name, Origin origin) {
        name.requireWellFormed("loginName");
        ledger.take("enquiry:name:" + origin.neighbour(), PER_NEIGHBOUR);
    }

    /**
     * Whether the login form must ask for an authenticator's code: the one thing that a guest can learn of a customer.
     *
     * @return false also for a name that nobody has
     * @throws Rejection {@code TOO_FAST}
     */
    public boolean asksForTotp(long companyId, LoginName name, Origin origin) {
        ledger.take("enquiry:totp:" + origin.neighbour(), PER_NEIGHBOUR);
        return customers
                .find(companyId, name)
                .flatMap(customer -> totpCodes.boundOf(customer.id()))
                .isPresent();
    }
}
