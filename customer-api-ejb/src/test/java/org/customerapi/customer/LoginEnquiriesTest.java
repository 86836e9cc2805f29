package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import org.customerapi.audit.Origin;
import org.customerapi.shared.ErrorCode;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class LoginEnquiriesTest {
    private static final Origin ORIGIN = new Origin("test-trace", "192.0.2.77");
    private static final LoginName NOBODY = LoginName.email("nobody@example.test");

    private final LoginEnquiries enquiries;
    private final TestCustomers customers;

    LoginEnquiriesTest(LoginEnquiries enquiries, TestCustomers customers) {
        this.enquiries = enquiries;
        this.customers = customers;
        MovableClock.get().moveBy(Duration.ofMinutes(2));
    }

    private boolean asks(LoginName name) {
        return enquiries.asksForTotp(439, name, ORIGIN);
    }

    @Test
    void asksForTotpShouldTellNothingButWhetherAnAuthenticatorIsBound() {
        Customer bound = customers.complete();
        Customer unbound = customers.withoutAuthenticator();

        assertThat(asks(LoginName.email(bound.email()))).isTrue();
        assertThat(asks(LoginName.phone("86", bound.phone()))).isTrue();
        assertThat(asks(LoginName.phone(null, bound.phone()))).isTrue();
        assertThat(asks(LoginName.customerNo(bound.customerNo()))).isTrue();
        assertThat(asks(LoginName.email(unbound.email()))).isFalse();
        assertThat(asks(NOBODY)).isFalse();
        assertThat(asks(LoginName.email("\0"))).isFalse();
        assertThat(enquiries.asksForTotp(360, LoginName.email(bound.email()), ORIGIN))
                .isFalse();
    }

    @Test
    void enquiriesShouldBeRefusedWhenOneNeighbourAsksMoreThanSixtyInAMinute() {
        for (int i = 0; i < 60; i++) {
            asks(NOBODY);
            enquiries.requireName(NOBODY, ORIGIN);
        }
        long rows = Database.number("select count(*) from audit_record");

        assertThat(codeOf(() -> asks(NOBODY))).isEqualTo(ErrorCode.TOO_FAST);
        assertThat(codeOf(() -> enquiries.requireName(NOBODY, ORIGIN))).isEqualTo(ErrorCode.TOO_FAST);
        assertThat(Database.number("select count(*) from audit_record")).isEqualTo(rows);
        enquiries.asksForTotp(439, NOBODY, new Origin("test-trace", "192.0.2.78"));
        MovableClock.get().moveBy(Duration.ofMinutes(1));
        asks(NOBODY);
    }

    @Test
    void requireNameShouldRefuseWhatIsNoNameBeforeItCounts() {
        for (int i = 0; i < 61; i++) {
            assertThat(codeOf(() -> enquiries.requireName(LoginName.email("no name"), ORIGIN)))
                    .isEqualTo(ErrorCode.PARAMETERS_ILLEGAL);
        }
        enquiries.requireName(NOBODY, ORIGIN);
    }
}
