package org.customerapi.customer;

import java.time.Instant;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.Operation;
import org.customerapi.audit.Origin;

/** The logged-in customer on whose behalf a call runs. */
public record Caller(Customer customer, SessionId session, Instant loggedInAt, Origin origin) {
    public long customerId() {
        return customer.id();
    }

    public Attempt attempts(Operation operation) {
        return new Attempt(operation, customer.id(), customer.companyId(), null, origin);
    }
}
