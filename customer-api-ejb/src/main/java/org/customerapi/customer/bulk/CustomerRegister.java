package org.customerapi.customer.bulk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.Optional;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.AuditTrail;
import org.customerapi.audit.Operation;
import org.customerapi.audit.Origin;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.PasswordHash;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.settings.Settings;

/** Enters one record in one transaction, with the audit row that tells of it; one that changes nothing leaves none. */
@Stateless
@Interceptors(TellsOutage.class)
public class CustomerRegister {
    private final CustomerDirectory customers;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public CustomerRegister(CustomerDirectory customers, AuditTrail audit, Settings settings, Clock clock) {
        this.customers = customers;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    protected CustomerRegister() {
        this(null, null, null, null);
    }

    /** What was done, to whom. */
    public record Entry(LineOutcome outcome, long customerId) {}

    /**
     * Takes a new customer in, or what is new of one who is there.
     *
     * @param password of a new customer
     * @throws Rejection {@code PARAMETER_MISSING}, {@code PARAMETERS_ILLEGAL} for what another customer has
     */
    public Entry enter(CustomerRecord record, PasswordHash password, Origin origin) {
        return customers
                .lock(record.companyId(), record.customerNo())
                .map(customer -> change(customer, record, origin))
                .orElseGet(() -> open(record, password, origin));
    }

    /** Notes that an import has come to its end. */
    public void ended(Attempt attempt) {
        audit.succeeded(attempt);
    }

    private Entry change(Customer customer, CustomerRecord record, Origin origin) {
        if (customer.isDemo() && !settings.get(Settings.DEMO)) {
            // Everybody knows his password: he must not come back as somebody real.
            throw Rejection.illegal("customerNo", FieldRule.TAKEN);
        }
        boolean wasActive = customer.isActive();
        if (!customer.change(record.patch())) {
            return new Entry(LineOutcome.UNCHANGED, customer.id());
        }
        audit.succeeded(attempt(operation(wasActive, customer.isActive()), customer, origin));
        return new Entry(LineOutcome.UPDATED, customer.id());
    }

    private static Operation operation(boolean wasActive, boolean isActive) {
        if (wasActive == isActive) {
            return Operation.CHANGE_CUSTOMER;
        }
        return isActive ? Operation.ENABLE_CUSTOMER : Operation.DISABLE_CUSTOMER;
    }

    private Entry open(CustomerRecord record, PasswordHash password, Origin origin) {
        Customer customer = record.open(password, clock.instant());
        requireFree(record, record.email(), "email");
        requireFree(record, record.phone(), "phone");
        customers.add(customer);
        audit.succeeded(attempt(Operation.ADD_CUSTOMER, customer, origin));
        return new Entry(LineOutcome.CREATED, customer.id());
    }

    private void requireFree(CustomerRecord record, Optional<LoginName> name, String field) {
        name.flatMap(given -> customers.find(record.companyId(), given))
                // Himself, whom another import takes in right now: that is for the unique number to say.
                .filter(other -> !other.customerNo().equals(record.customerNo()))
                .ifPresent(other -> {
                    throw Rejection.illegal(field, FieldRule.TAKEN);
                });
    }

    private static Attempt attempt(Operation operation, Customer customer, Origin origin) {
        return new Attempt(operation, customer.id(), customer.companyId(), null, origin);
    }
}
