package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class ApiKeyLifecycleTest {
    private final ApiKeyLifecycle lifecycle;
    private final ApiKeyDirectory directory;
    private final TestCustomers customers;

    ApiKeyLifecycleTest(ApiKeyLifecycle lifecycle, ApiKeyDirectory directory, TestCustomers customers) {
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.customers = customers;
    }

    @Test
    void issueShouldGiveAKeyThatCanBeFoundWhenAllCodesAreRight() {
        Customer customer = customers.complete();
        Caller caller = customers.logIn(customer);
        MovableClock.get().moveBy(Duration.ofSeconds(30));

        IssuedKey issued = lifecycle.issue(caller, new KeyLabel("robot"), customers.rightCodes(customer));

        assertThat(directory.find(caller, issued.key().id()).privateKeyMd5())
                .isEqualTo(issued.privateKey().md5());
        assertThat(directory.page(caller, 1, 20, "ROB").keys()).hasSize(1);
    }
}
