package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.function.LongConsumer;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.nodes.LeaseWait;
import org.customerapi.shared.outage.TellsOutage;

/**
 * Disables customers, and enables them again. It holds no transaction of its own: the change is committed when it is told, and
 * told before it is answered.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CustomerStatus {
    private final CustomerDirectory customers;
    private final Event<CustomerChanged> changes;
    private final LeaseWait lease;

    @Inject
    public CustomerStatus(CustomerDirectory customers, Event<CustomerChanged> changes, LeaseWait lease) {
        this.customers = customers;
        this.changes = changes;
        this.lease = lease;
    }

    protected CustomerStatus() {
        this(null, null, null);
    }

    /**
     * From the answer on the customer can do nothing, and his keys are dead.
     *
     * @throws Rejection {@code DATA_NOT_FOUND}
     */
    public void disable(long customerId) {
        telling(customerId, customers::disable);
        lease.waitOut();
    }

    /** @throws Rejection {@code DATA_NOT_FOUND} */
    public void enable(long customerId) {
        telling(customerId, customers::enable);
    }

    /** Tells of a change even when it failed: where the database was lost at the commit, nobody knows whether it was made. */
    private void telling(long customerId, LongConsumer change) {
        try {
            change.accept(customerId);
        } finally {
            changes.fire(new CustomerChanged(customerId));
        }
    }
}
