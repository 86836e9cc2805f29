package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.customerapi.customer.Customer;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.customerapi.testing.Refusal;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class CodeDispatchTest {
    private static final Duration RESEND = Duration.ofSeconds(60);

    private final CodeDispatch dispatch;
    private final DemoOutbox outbox;
    private final Customer customer;
    private final Recipient phone;
    private final String guestAddress = UUID.randomUUID().toString();

    CodeDispatchTest(CodeDispatch dispatch, DemoOutbox outbox, TestCustomers customers) {
        this.dispatch = dispatch;
        this.outbox = outbox;
        this.customer = customers.withoutAuthenticator();
        this.phone = customer.recipient(Channel.SMS);
    }

    private SecretText send() {
        return dispatch.send(customer.id(), phone, CodePurpose.STEP_UP_SMS);
    }

    private SecretText askAsGuest(Optional<Long> owner, Recipient recipient) {
        return dispatch.sendToGuest(owner, recipient, CodePurpose.LOGIN_SMS, guestAddress);
    }

    private static Recipient unknown() {
        return Recipient.phone("+86", UUID.randomUUID().toString());
    }

    @Test
    void sendShouldHandOverTheCodeOfItsTicketWhenTheOwnerIsKnown() {
        SecretText ticket = send();

        CodeMessage message = outbox.messagesOf(customer.id()).get(0);
        assertThat(message.ticket()).isEqualTo(ticket);
        assertThat(message.recipient()).isEqualTo(phone);
        assertThat(message.purpose()).isEqualTo(CodePurpose.STEP_UP_SMS);
        assertThat(message.code().reveal()).matches("[0-9]{6}");
    }

    @Test
    void sendShouldRefuseWithTheSecondsToWaitWhenTheLastWasJustSent() {
        send();
        MovableClock.get().moveBy(Duration.ofMillis(10_500));

        Rejection refusal = Refusal.of(this::send);

        assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_FAST);
        assertThat(refusal.params()).containsExactly(50L);
    }

    @Test
    void sendShouldSendAgainWhenAMinuteHasPassed() {
        send();
        MovableClock.get().moveBy(RESEND.minusMillis(1));
        assertThat(codeOf(this::send)).isEqualTo(ErrorCode.TOO_FAST);
        MovableClock.get().moveBy(Duration.ofMillis(1));

        send();

        assertThat(outbox.messagesOf(customer.id())).hasSize(2);
    }

    @Test
    void sendShouldRefuseWhenFiveWereSentWithinHalfAnHour() {
        for (int i = 0; i < 5; i++) {
            send();
            MovableClock.get().moveBy(RESEND);
        }

        Rejection refusal = Refusal.of(this::send);

        assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_FAST);
        assertThat(refusal.params()).containsExactly(25 * 60L);
        MovableClock.get().moveBy(Duration.ofMinutes(25));
        send();
    }

    @Test
    void sendShouldCountEachTypeApartWhenACustomerUsesBoth() {
        send();

        dispatch.send(customer.id(), customer.recipient(Channel.EMAIL), CodePurpose.STEP_UP_EMAIL);

        assertThat(outbox.messagesOf(customer.id())).hasSize(2);
    }

    @Test
    void sendShouldSendOneWhen20ThreadsAskAtOnce() {
        Race race = Race.of(20, i -> send());

        assertThat(race.successes()).isEqualTo(1);
        assertThat(race.refusals()).containsOnly(ErrorCode.TOO_FAST);
        assertThat(outbox.messagesOf(customer.id())).hasSize(1);
    }

    @Test
    void sendToGuestShouldAnswerAlikeWhetherTheRecipientIsKnownOrNot() {
        Recipient nobody = unknown();

        SecretText known = askAsGuest(Optional.of(customer.id()), phone);
        SecretText unknown = askAsGuest(Optional.empty(), nobody);

        assertThat(known.reveal()).matches("[A-Za-z0-9_-]{43}");
        assertThat(unknown.reveal()).matches("[A-Za-z0-9_-]{43}");
        assertThat(Refusal.of(() -> askAsGuest(Optional.empty(), nobody)).params())
                .isEqualTo(Refusal.of(() -> askAsGuest(Optional.of(customer.id()), phone))
                        .params());
    }

    @Test
    void sendToGuestShouldLeaveADecoyWhenTheRecipientIsUnknown() {
        SecretText ticket = askAsGuest(Optional.empty(), unknown());

        List<String> owners = Database.column(
                "select owner_id from one_time_code where ticket_digest = ?", Digests.sha256Hex(ticket.reveal()));
        assertThat(owners).hasSize(1).containsOnlyNulls();
    }

    @Test
    void sendToGuestShouldSendBehindTheAnswerWhenTheRecipientIsKnown() {
        SecretText ticket = askAsGuest(Optional.of(customer.id()), phone);

        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (outbox.messagesOf(customer.id()).isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(outbox.messagesOf(customer.id())).singleElement().matches(message -> message.ticket()
                .equals(ticket));
    }

    @Test
    void sendToGuestShouldRefuseWhenAnAddressHasAsked20TimesWithinAnHour() {
        for (int i = 0; i < 20; i++) {
            askAsGuest(Optional.empty(), unknown());
        }

        Rejection refusal = Refusal.of(() -> askAsGuest(Optional.empty(), unknown()));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_FAST);
        assertThat(refusal.params()).containsExactly(3600L);
        dispatch.sendToGuest(Optional.empty(), unknown(), CodePurpose.LOGIN_SMS, guestAddress + "x");
        MovableClock.get().moveBy(Duration.ofHours(1));
        askAsGuest(Optional.empty(), unknown());
    }
}
