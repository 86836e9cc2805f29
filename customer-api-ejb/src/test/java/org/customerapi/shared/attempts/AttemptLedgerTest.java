package org.customerapi.shared.attempts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.UUID;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.customerapi.testing.Refusal;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class AttemptLedgerTest {
    private static final Quota TEN_AN_HOUR = new Quota(10, Duration.ofHours(1), Duration.ZERO);
    private static final Lockout FIVE = new Lockout(5, Duration.ofMinutes(15));

    private final AttemptLedger ledger;
    private final Transactions transactions;
    private final String subject = "test:" + UUID.randomUUID();

    AttemptLedgerTest(AttemptLedger ledger, Transactions transactions) {
        this.ledger = ledger;
        this.transactions = transactions;
    }

    @Test
    void takeShouldRefuseWithWholeSecondsToWaitWhenTheQuotaIsUsedUp() {
        Quota one = new Quota(1, Duration.ofSeconds(60), Duration.ZERO);
        ledger.take(subject, one);
        MovableClock.get().moveBy(Duration.ofMillis(59_001));

        Rejection refusal = Refusal.of(() -> ledger.take(subject, one));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_FAST);
        assertThat(refusal.params()).containsExactly(1L);
    }

    @Test
    void takeShouldNeverExceedTheQuotaWhen50ThreadsTakeForTheFirstTimeAtOnce() {
        Race race = Race.of(50, i -> ledger.take(subject, TEN_AN_HOUR));

        assertThat(race.successes()).isEqualTo(10);
        assertThat(race.refusals()).hasSize(40).containsOnly(ErrorCode.TOO_FAST);
    }

    @Test
    void reserveShouldLetFiveJudgeWhen50ThreadsTryForTheFirstTimeAtOnce() {
        Race race = Race.of(50, i -> ledger.reserve(subject, FIVE));

        assertThat(race.successes()).isEqualTo(5);
        assertThat(race.refusals()).hasSize(45).containsOnly(ErrorCode.ACCOUNT_LOCKED);
    }

    @Test
    void takeShouldStayTakenWhenTheCallersTransactionRollsBack() {
        Quota one = new Quota(1, Duration.ofHours(1), Duration.ZERO);

        transactions.rollBack(() -> ledger.take(subject, one));

        assertThat(codeOf(() -> ledger.take(subject, one))).isEqualTo(ErrorCode.TOO_FAST);
    }

    @Test
    void takeShouldNotRollTheCallersTransactionBackWhenItRefuses() {
        Quota one = new Quota(1, Duration.ofHours(1), Duration.ZERO);
        ledger.take(subject, one);

        String outcome = transactions.call(() -> {
            Throwable refusal = catchThrowable(() -> ledger.take(subject, one));
            return refusal.getClass().getSimpleName();
        });

        assertThat(outcome).isEqualTo("Rejection");
    }

    @Test
    void forgetShouldLetFiveMoreTryWhenFourWereWrong() {
        for (int i = 0; i < 4; i++) {
            ledger.reserve(subject, FIVE);
        }

        ledger.forget(subject);

        Race race = Race.of(6, i -> ledger.reserve(subject, FIVE));
        assertThat(race.successes()).isEqualTo(5);
    }

    @Test
    void takeShouldNotStoreTheSubjectWhenItIsPersonal() {
        String mail = "someone-" + UUID.randomUUID() + "@example.test";

        ledger.take("codes:" + mail, TEN_AN_HOUR);

        assertThat(Database.dump()).doesNotContain(mail);
    }

    @Test
    void takeShouldKeepSubjectsApartWhenTheyDiffer() {
        Quota one = new Quota(1, Duration.ofHours(1), Duration.ZERO);

        ledger.take(subject, one);
        ledger.take(subject + "x", one);

        assertThat(codeOf(() -> ledger.take(subject, one))).isEqualTo(ErrorCode.TOO_FAST);
    }
}
