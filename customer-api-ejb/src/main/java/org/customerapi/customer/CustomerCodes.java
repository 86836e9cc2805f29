package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.Optional;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.Operation;
import org.customerapi.audit.Origin;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.codes.CodeDispatch;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.Recipient;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.SecretText;

/** Sends one-time codes to customers: to the session's own, or to whoever a guest says he is. */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CustomerCodes {
    private final CustomerDirectory customers;
    private final CodeDispatch dispatch;
    private final RefusalWatch watch;

    @Inject
    public CustomerCodes(CustomerDirectory customers, CodeDispatch dispatch, RefusalWatch watch) {
        this.customers = customers;
        this.dispatch = dispatch;
        this.watch = watch;
    }

    protected CustomerCodes() {
        this(null, null, null);
    }

    /**
     * Sends the caller a code for a sensitive operation.
     *
     * @return the ticket
     * @throws org.customerapi.shared.Rejection {@code CHANNEL_NOT_BOUND}, {@code TOO_FAST}, {@code DEPENDENCY_…}
     */
    public SecretText sendTo(Caller caller, CodePurpose purpose) {
        return watch.over(
                caller.attempts(Operation.SEND_CODE),
                () -> dispatch.send(caller.customerId(), caller.customer().recipient(purpose.channel()), purpose));
    }

    /**
     * Sends a login code, if anybody has that name; the guest can't tell.
     *
     * @return a ticket
     * @throws org.customerapi.shared.Rejection {@code TOO_FAST}
     */
    public SecretText sendToGuest(long companyId, LoginName name, CodePurpose purpose, Origin origin) {
        Optional<Customer> customer = customers.find(companyId, name);
        Attempt attempt =
                new Attempt(Operation.SEND_CODE, customer.map(Customer::id).orElse(null), companyId, null, origin);
        return watch.over(
                attempt,
                () -> dispatch.sendToGuest(
                        customer.map(Customer::id), recipient(customer, name, purpose), purpose, origin.neighbour()));
    }

    /** A guest need not know his phone's area; the customer's own recipient has it. */
    private static Recipient recipient(Optional<Customer> customer, LoginName name, CodePurpose purpose) {
        return customer.flatMap(known -> known.recipientIfBound(purpose.channel()))
                .orElseGet(name::recipient);
    }
}
