package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.customerapi.audit.Origin;
import org.customerapi.codes.Channel;
import org.customerapi.codes.CodeMessage;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.DemoOutbox;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.Refusal;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class CustomerCodesTest {
    private final CustomerCodes codes;
    private final DemoOutbox outbox;
    private final TestCustomers customers;
    private final Origin guest = new Origin("test-trace", UUID.randomUUID().toString());

    CustomerCodesTest(CustomerCodes codes, DemoOutbox outbox, TestCustomers customers) {
        this.codes = codes;
        this.outbox = outbox;
        this.customers = customers;
    }

    private SecretText askAsGuest(LoginName name, CodePurpose purpose) {
        return codes.sendToGuest(439, name, purpose, guest);
    }

    private CodeMessage firstMessageOf(Customer customer) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (outbox.messagesOf(customer.id()).isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return outbox.messagesOf(customer.id()).get(0);
    }

    @Test
    void sendToShouldReachTheCallersOwnChannelWhenHeHasIt() {
        Customer customer = customers.withoutAuthenticator();

        SecretText ticket = codes.sendTo(customers.logIn(customer), CodePurpose.STEP_UP_EMAIL);

        CodeMessage message = firstMessageOf(customer);
        assertThat(message.ticket()).isEqualTo(ticket);
        assertThat(message.recipient()).isEqualTo(customer.recipient(Channel.EMAIL));
    }

    @Test
    void sendToShouldRefuseNamingTheChannelWhenTheCallerLacksIt() {
        Caller caller = customers.logIn(customers.withPassword(new SecretText("any")));

        Rejection phone = Refusal.of(() -> codes.sendTo(caller, CodePurpose.STEP_UP_SMS));
        Rejection email = Refusal.of(() -> codes.sendTo(caller, CodePurpose.STEP_UP_EMAIL));

        assertThat(phone.toString()).isEqualTo("CHANNEL_NOT_BOUND(phone)");
        assertThat(email.toString()).isEqualTo("CHANNEL_NOT_BOUND(email)");
        assertThat(Database.column(
                        "select operation || ' ' || outcome from audit_record where customer_id = ?",
                        caller.customerId()))
                .containsExactly("SEND_CODE CHANNEL_NOT_BOUND", "SEND_CODE CHANNEL_NOT_BOUND");
    }

    @Test
    void sendToGuestShouldReachTheCustomerWhenHeHasTheName() {
        Customer customer = customers.withoutAuthenticator();

        SecretText ticket = askAsGuest(LoginName.email(customer.email()), CodePurpose.LOGIN_EMAIL);

        assertThat(firstMessageOf(customer).ticket()).isEqualTo(ticket);
    }

    @Test
    void sendToGuestShouldReachThePhoneWithItsAreaWhenTheGuestNamesNone() {
        Customer customer = customers.withoutAuthenticator();

        askAsGuest(LoginName.phone(null, customer.phone()), CodePurpose.LOGIN_SMS);

        assertThat(firstMessageOf(customer).recipient()).isEqualTo(customer.recipient(Channel.SMS));
    }

    @Test
    void sendToGuestShouldCountSpellingsTogetherWhetherTheNumberIsKnownOrNot() {
        String known = customers.withoutAuthenticator().phone();
        String unknown = UUID.randomUUID().toString().replace("-", "");
        for (String number : new String[] {known, unknown}) {
            askAsGuest(LoginName.phone(null, number), CodePurpose.LOGIN_SMS);

            Rejection refusal = Refusal.of(() -> askAsGuest(LoginName.phone("+86", number), CodePurpose.LOGIN_SMS));

            assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_FAST);
            assertThat(refusal.params()).containsExactly(60L);
        }
    }
}
