package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.shared.attempts.AttemptLedger;
import org.customerapi.shared.attempts.Lockout;
import org.customerapi.shared.secret.Digests;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class HousekeepingTest {
    private static final Lockout ONE_FOR_TWO_DAYS = new Lockout(1, Duration.ofDays(2));
    private static final Lockout FIVE = new Lockout(5, Duration.ofMinutes(15));

    private final Housekeeping housekeeping;
    private final OneTimeCodes codes;
    private final AttemptLedger ledger;
    private final TestCustomers customers;
    private final Customer customer;

    HousekeepingTest(Housekeeping housekeeping, OneTimeCodes codes, AttemptLedger ledger, TestCustomers customers) {
        this.housekeeping = housekeeping;
        this.codes = codes;
        this.ledger = ledger;
        this.customers = customers;
        this.customer = customers.withoutAuthenticator();
    }

    private long sessions() {
        return Database.number("select count(*) from customer_session where customer_id = ?", customer.id());
    }

    private long codes() {
        return Database.number("select count(*) from one_time_code where owner_id = ?", customer.id());
    }

    private static long counts(String subject) {
        return Database.number("select count(*) from attempt_history where subject = ?", Digests.sha256Hex(subject));
    }

    @Test
    void purgeShouldRemoveExpiredSessionsAndKeepLiveOnesWhenItRuns() {
        customers.logIn(customer);
        MovableClock.get().moveBy(Duration.ofHours(12).plusMillis(1));
        customers.logIn(customer);

        housekeeping.purge();

        assertThat(sessions()).isEqualTo(1);
    }

    @Test
    void purgeShouldRemoveExpiredCodesAndKeepLiveOnesWhenItRuns() {
        codes.create(Optional.of(customer.id()), CodePurpose.STEP_UP_SMS);
        MovableClock.get().moveBy(Duration.ofMinutes(70).plusMillis(1));
        codes.create(Optional.of(customer.id()), CodePurpose.STEP_UP_SMS);

        housekeeping.purge();

        assertThat(codes()).isEqualTo(1);
    }

    @Test
    void purgeShouldRemoveIdleCountsAndKeepFreshOnesAndPausesWhenItRuns() {
        String idle = UUID.randomUUID().toString();
        String fresh = UUID.randomUUID().toString();
        String paused = UUID.randomUUID().toString();
        ledger.reserve(idle, FIVE);
        ledger.reserve(paused, ONE_FOR_TWO_DAYS);
        MovableClock.get().moveBy(Duration.ofDays(1).plusMillis(1));
        ledger.reserve(fresh, FIVE);

        housekeeping.purge();

        assertThat(counts(idle)).isZero();
        assertThat(counts(fresh)).isEqualTo(1);
        assertThat(counts(paused)).isEqualTo(1);
    }
}
