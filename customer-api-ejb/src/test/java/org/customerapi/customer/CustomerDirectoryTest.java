package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.customerapi.testing.Beans;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Beans.class)
class CustomerDirectoryTest {
    private final CustomerDirectory directory;
    private final Customer customer;

    CustomerDirectoryTest(CustomerDirectory directory, TestCustomers customers) {
        this.directory = directory;
        this.customer = customers.complete();
    }

    @Test
    void findShouldFindACustomerByHisNumber() {
        assertThat(directory.find(customer.companyId(), LoginName.customerNo(customer.customerNo())))
                .isPresent();
    }

    static Stream<LoginName> namesThatNoTextCanHold() {
        return Stream.of(
                LoginName.customerNo("1\0"), LoginName.email("a\0@example.test"), LoginName.phone("+86", "135\0"));
    }

    /** PostgreSQL refuses to be asked, which would end in a system error. */
    @ParameterizedTest
    @MethodSource("namesThatNoTextCanHold")
    void findShouldFindNobodyWhenTheNameHoldsANul(LoginName name) {
        assertThat(directory.find(customer.companyId(), name)).isEmpty();
    }
}
