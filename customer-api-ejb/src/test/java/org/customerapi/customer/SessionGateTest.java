package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.util.List;
import java.util.Optional;
import org.customerapi.audit.Origin;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class SessionGateTest {
    private static final Origin ORIGIN = TestCustomers.ORIGIN;

    private final SessionGate gate;
    private final TestCustomers customers;
    private final Customer customer;
    private final SecretText token;

    SessionGateTest(SessionGate gate, TestCustomers customers) {
        this.gate = gate;
        this.customers = customers;
        this.customer = customers.complete();
        this.token = customers.token(customer);
    }

    @Test
    void enterShouldLetInWhoSpeaksForHisOwnCompanyOrForNone() {
        assertThat(gate.enter(token, Optional.empty(), ORIGIN).customerId()).isEqualTo(customer.id());
        assertThat(gate.enter(token, Optional.of("439"), ORIGIN).customerId()).isEqualTo(customer.id());
    }

    @Test
    void enterShouldRefuseAndLeaveARowWhenAnotherCompanyIsNamed() {
        assertThat(codeOf(() -> gate.enter(token, Optional.of("440"), ORIGIN))).isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
        assertThat(rows()).contains("USE_SESSION NO_ACCESS_RIGHTS");
    }

    @Test
    void enterShouldRefuseAndLeaveARowWhenTheCustomerIsDisabled() {
        customers.change(customer, Customer::disable);

        assertThat(codeOf(() -> gate.enter(token, Optional.empty(), ORIGIN))).isEqualTo(ErrorCode.CUSTOMER_DISABLED);
        assertThat(rows()).contains("USE_SESSION CUSTOMER_DISABLED");
    }

    @Test
    void enterShouldLeaveNoRowWhenNobodyKnowsTheSession() {
        assertThat(codeOf(() -> gate.enter(SecretText.random(32), Optional.empty(), ORIGIN)))
                .isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    private List<String> rows() {
        return Database.column(
                "select operation || ' ' || outcome from audit_record where customer_id = ?", customer.id());
    }
}
