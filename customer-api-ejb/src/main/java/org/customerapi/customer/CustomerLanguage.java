package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import org.customerapi.audit.AuditTrail;
import org.customerapi.audit.Operation;
import org.customerapi.shared.Language;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;

/** Remembers the language that a customer has chosen. */
@Stateless
@Interceptors(TellsOutage.class)
public class CustomerLanguage {
    private final CustomerDirectory customers;
    private final AuditTrail audit;

    @Inject
    public CustomerLanguage(CustomerDirectory customers, AuditTrail audit) {
        this.customers = customers;
        this.audit = audit;
    }

    protected CustomerLanguage() {
        this(null, null);
    }

    /** @throws Rejection {@code CUSTOMER_DISABLED} */
    public void choose(Caller caller, Language language) {
        customers.lockActive(caller.customerId()).reads(language);
        audit.succeeded(caller.attempts(Operation.CHANGE_LANGUAGE));
    }
}
