package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.util.Optional;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class CustomerStatusTest {
    private final CustomerStatus status;
    private final CustomerDirectory directory;
    private final Sessions sessions;
    private final SessionGate gate;
    private final Transactions transactions;
    private final Customer customer;
    private final Customer other;

    CustomerStatusTest(
            CustomerStatus status,
            CustomerDirectory directory,
            Sessions sessions,
            SessionGate gate,
            TestCustomers customers,
            Transactions transactions) {
        this.status = status;
        this.directory = directory;
        this.sessions = sessions;
        this.gate = gate;
        this.transactions = transactions;
        this.customer = customers.withoutAuthenticator();
        this.other = customers.withoutAuthenticator();
    }

    private boolean isActive(Customer who) {
        return Database.number("select count(*) from customer where id = ? and active = true", who.id()) == 1;
    }

    @Test
    void disableShouldConcernThatCustomerOnlyAndBeUndoneByEnable() {
        status.disable(customer.id());
        assertThat(isActive(customer)).isFalse();
        assertThat(isActive(other)).isTrue();

        status.enable(customer.id());
        assertThat(isActive(customer)).isTrue();
    }

    @Test
    void disableShouldChangeNothingWhenTheCustomerIsDisabledAlready() {
        status.disable(customer.id());
        status.disable(customer.id());

        assertThat(isActive(customer)).isFalse();
    }

    @Test
    void disableShouldShutOutTheCustomersSessions() {
        SecretText token = transactions.call(
                () -> sessions.open(customer.id(), MovableClock.get().instant()));
        gate.enter(token, Optional.empty(), TestCustomers.ORIGIN);

        status.disable(customer.id());

        assertThat(codeOf(() -> gate.enter(token, Optional.empty(), TestCustomers.ORIGIN)))
                .isEqualTo(ErrorCode.CUSTOMER_DISABLED);
        assertThat(codeOf(() -> transactions.run(() -> directory.lockActive(customer.id()))))
                .isEqualTo(ErrorCode.CUSTOMER_DISABLED);
    }

    /** Told before it is committed, whoever hears of it would read the customer as he was. */
    @Test
    void disableShouldBeCommittedWhenItsCallerRollsBack() {
        transactions.rollBack(() -> status.disable(customer.id()));

        assertThat(isActive(customer)).isFalse();
    }

    @Test
    void disableShouldRefuseWhenThereIsNoSuchCustomer() {
        assertThat(codeOf(() -> status.disable(Long.MAX_VALUE))).isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(codeOf(() -> status.enable(Long.MAX_VALUE))).isEqualTo(ErrorCode.DATA_NOT_FOUND);
    }
}
