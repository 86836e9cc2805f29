package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;

/** Finds customers, and takes in new ones. */
@Stateless
@Interceptors(TellsOutage.class)
public class CustomerDirectory {
    private final EntityManager entityManager;

    @Inject
    public CustomerDirectory(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    protected CustomerDirectory() {
        this(null);
    }

    /** The customer that somebody logs in as; empty when nobody, or more than one, answers to that name. */
    public Optional<Customer> find(long companyId, LoginName name) {
        // Nobody is called so: PostgreSQL's texts hold no NUL, and it refuses to be asked for one.
        if (name.text().indexOf('\0') >= 0) {
            return Optional.empty();
        }
        String query =
                switch (name.kind()) {
                    case EMAIL -> "Customer.byEmail";
                    case PHONE -> "Customer.byPhone";
                    case CUSTOMER_NO -> "Customer.byCustomerNo";
                };
        List<Customer> found = entityManager
                .createNamedQuery(query, Customer.class)
                .setParameter("companyId", companyId)
                .setParameter("name", name.text())
                .getResultStream()
                .filter(customer -> name.area().isEmpty() || name.area().get().equals(customer.phoneArea()))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** @throws Rejection {@code DATA_NOT_FOUND} */
    public Customer get(long customerId) {
        return Optional.ofNullable(entityManager.find(Customer.class, customerId))
                .orElseThrow(() -> new Rejection(ErrorCode.DATA_NOT_FOUND));
    }

    /**
     * The customer with his row locked until the caller's transaction ends: whoever changes what a customer owns takes
     * his turn here.
     *
     * @throws Rejection {@code CUSTOMER_DISABLED}
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Customer lockActive(long customerId) {
        Customer customer = lock(customerId);
        customer.requireActive();
        return customer;
    }

    /** The customer of that number, locked in the same way; empty when the company has none. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<Customer> lock(long companyId, String customerNo) {
        return entityManager
                .createNamedQuery("Customer.byCustomerNo", Customer.class)
                .setParameter("companyId", companyId)
                .setParameter("name", customerNo)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /**
     * Enters what {@link CustomerStatus} then tells, which is who to ask. It takes its turn with what the customer does himself:
     * what he began before is done, what comes after is refused.
     */
    public void disable(long customerId) {
        lock(customerId).disable();
    }

    /** The same the other way. */
    public void enable(long customerId) {
        lock(customerId).enable();
    }

    /** Takes in a customer. */
    public Customer add(Customer customer) {
        entityManager.persist(customer);
        // Now, so that rows which refer to it by id only never come before it.
        entityManager.flush();
        return customer;
    }

    /** Shuts the door that everybody has the key to; returns how many it shut. */
    public int disableDemoCustomers() {
        return entityManager.createNamedQuery("Customer.disableDemo").executeUpdate();
    }

    private Customer lock(long customerId) {
        return Optional.ofNullable(entityManager.find(Customer.class, customerId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new Rejection(ErrorCode.DATA_NOT_FOUND));
    }
}
