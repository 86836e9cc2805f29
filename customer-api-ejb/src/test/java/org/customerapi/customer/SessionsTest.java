package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import org.customerapi.audit.Origin;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class SessionsTest {
    private static final Duration TTL = Duration.ofHours(12);

    private final Sessions sessions;
    private final TestCustomers customers;
    private final Customer customer;
    private final SecretText token;

    SessionsTest(Sessions sessions, Transactions transactions, TestCustomers customers) {
        this.sessions = sessions;
        this.customers = customers;
        this.customer = customers.withoutAuthenticator();
        this.token = transactions.call(
                () -> sessions.open(customer.id(), MovableClock.get().instant()));
    }

    private Caller identify() {
        return sessions.identify(token, TestCustomers.ORIGIN);
    }

    private ErrorCode refusal() {
        return codeOf(this::identify);
    }

    private long lastSeenAt() {
        return Database.number(
                "select last_seen_at from customer_session where token_digest = ?", Digests.sha256Hex(token.reveal()));
    }

    private static void pass(Duration duration) {
        MovableClock.get().moveBy(duration);
    }

    @Test
    void openShouldGiveAnUnguessableTokenWhenItIsAsked() {
        assertThat(token.reveal()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void openShouldStoreADigestOnlyWhenItIsAsked() {
        assertThat(Database.dump()).doesNotContain(token.reveal()).contains(Digests.sha256Hex(token.reveal()));
    }

    @Test
    void identifyShouldTellCustomerAndOriginWhenTheTokenIsKnown() {
        Origin origin = new Origin("another-trace", "203.0.113.5");

        Caller caller = sessions.identify(token, origin);

        assertThat(caller.customerId()).isEqualTo(customer.id());
        assertThat(caller.loggedInAt()).isEqualTo(MovableClock.get().instant());
        assertThat(caller.origin()).isEqualTo(origin);
        assertThat(caller.toString()).doesNotContain(token.reveal());
    }

    @Test
    void identifyShouldRefuseWhenTheTokenIsUnknown() {
        assertThat(codeOf(() -> sessions.identify(SecretText.random(32), TestCustomers.ORIGIN)))
                .isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void identifyShouldRefuseTheDigestWhenSomebodyStoleTheTable() {
        SecretText digest = new SecretText(Digests.sha256Hex(token.reveal()));

        assertThat(codeOf(() -> sessions.identify(digest, TestCustomers.ORIGIN)))
                .isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void identifyShouldRefuseToTheMillisecondWhenTwelveHoursWereIdle() {
        pass(TTL.minusMillis(1));
        identify();

        pass(TTL.minusMillis(1));
        identify();

        pass(TTL);
        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void identifyShouldRefuseWhenSevenDaysHavePassedHoweverBusy() {
        for (int i = 0; i < 15; i++) {
            pass(Duration.ofHours(11));
            identify();
        }
        pass(Duration.ofHours(3).minusMillis(1));
        identify();

        pass(Duration.ofMillis(1));
        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void identifyShouldWriteTheSlideOnceAMinuteWhenCallsComeOften() {
        long opened = lastSeenAt();

        pass(Duration.ofMillis(59_999));
        identify();
        assertThat(lastSeenAt()).isEqualTo(opened);

        pass(Duration.ofMillis(1));
        identify();
        assertThat(lastSeenAt()).isEqualTo(opened + 60_000);
    }

    @Test
    void closeShouldEndTheSessionWhenTheCustomerLogsOut() {
        Caller caller = identify();

        sessions.close(caller);

        assertThat(refusal()).isEqualTo(ErrorCode.SESSION_UNKNOWN);
        assertThat(Database.column(
                        "select operation || ' ' || outcome from audit_record where customer_id = ?", customer.id()))
                .containsExactly("LOG_OUT OK");
    }

    @Test
    void closeShouldLeaveOtherSessionsWhenTheCustomerHasSeveral() {
        Caller other = customers.logIn(customer);

        sessions.close(other);

        assertThat(identify().customerId()).isEqualTo(customer.id());
    }
}
