package org.customerapi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customerapi.testing.Refusal.codeOf;

import java.util.List;
import java.util.UUID;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class AuditTrailTest {
    private final AuditTrail trail;
    private final RefusalWatch watch;
    private final Transactions transactions;
    private final String trace = UUID.randomUUID().toString();
    private final Attempt attempt =
            new Attempt(Operation.CHANGE_KEY, 7L, 439L, null, new Origin(trace, "2001:db8::1")).on(42L);

    AuditTrailTest(AuditTrail trail, RefusalWatch watch, Transactions transactions) {
        this.trail = trail;
        this.watch = watch;
        this.transactions = transactions;
    }

    private List<String> rows() {
        return Database.column(
                "select concat_ws(' ', operation, customer_id, company_id, key_reference, source_address, outcome)"
                        + " from audit_record where trace = ? order by id",
                trace);
    }

    @Test
    void succeededShouldTellWhoDidWhatWhenTheOperationCommits() {
        transactions.run(() -> trail.succeeded(attempt));

        assertThat(rows()).containsExactly("CHANGE_KEY 7 439 42 2001:db8::1 OK");
        assertThat(Database.number("select occurred_at from audit_record where trace = ?", trace))
                .isEqualTo(MovableClock.get().instant().toEpochMilli());
    }

    @Test
    void succeededShouldLeaveNothingWhenTheOperationRollsBack() {
        transactions.rollBack(() -> trail.succeeded(attempt));

        assertThat(rows()).isEmpty();
    }

    @Test
    void succeededShouldFailWhenThereIsNoOperationToShareATransactionWith() {
        assertThatThrownBy(() -> trail.succeeded(attempt)).isInstanceOf(jakarta.ejb.EJBException.class);
    }

    @Test
    void refusedShouldStayWhenTheOperationRollsBack() {
        transactions.rollBack(() -> trail.refused(attempt, "LABEL_TAKEN"));

        assertThat(rows()).containsExactly("CHANGE_KEY 7 439 42 2001:db8::1 LABEL_TAKEN");
    }

    @Test
    void refusedShouldAcceptWhenNobodyKnowsWhoItIs() {
        trail.refused(new Attempt(Operation.LOG_IN, null, null, null, new Origin(trace, null)), "CREDENTIALS_WRONG");

        assertThat(rows()).containsExactly("LOG_IN CREDENTIALS_WRONG");
    }

    @Test
    void overShouldRecordTheRefusalAndPassItOnWhenTheOperationIsRefused() {
        assertThat(codeOf(() -> watch.over(attempt, () -> {
                    throw new Rejection(ErrorCode.LABEL_TAKEN);
                })))
                .isEqualTo(ErrorCode.LABEL_TAKEN);

        assertThat(rows()).containsExactly("CHANGE_KEY 7 439 42 2001:db8::1 LABEL_TAKEN");
    }

    @Test
    void overShouldRecordTheFailureAndPassItOnWhenSomethingUnforeseenHappens() {
        assertThatThrownBy(() -> watch.over(attempt, () -> {
                    throw new IllegalStateException("unforeseen");
                }))
                .hasMessage("unforeseen");

        assertThat(rows()).containsExactly("CHANGE_KEY 7 439 42 2001:db8::1 SYSTEM_ERROR");
    }

    @Test
    void overShouldRecordNothingWhenTheOperationSucceeds() {
        assertThat(watch.over(attempt, () -> "done")).isEqualTo("done");

        assertThat(rows()).isEmpty();
    }
}
