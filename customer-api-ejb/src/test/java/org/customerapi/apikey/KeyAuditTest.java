package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.util.List;
import java.util.Optional;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.audit.Operation;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation on keys leaves a row, done or refused. */
@ExtendWith(Beans.class)
class KeyAuditTest {
    private static final KeyPatch RENAME =
            new KeyPatch(Optional.of(new KeyLabel("other")), List.of(), Optional.empty());

    private final ApiKeyLifecycle lifecycle;
    private final ApiKeyRegister register;
    private final KeyPairs keyPairs;
    private final TestCustomers customers;
    private final Transactions transactions;
    private final Customer customer;
    private final Caller caller;

    KeyAuditTest(
            ApiKeyLifecycle lifecycle,
            ApiKeyRegister register,
            KeyPairs keyPairs,
            TestCustomers customers,
            Transactions transactions) {
        this.lifecycle = lifecycle;
        this.register = register;
        this.keyPairs = keyPairs;
        this.customers = customers;
        this.transactions = transactions;
        this.customer = customers.complete();
        this.caller = customers.logIn(customer);
    }

    private List<String> rows() {
        return Database.column(
                "select concat_ws(' ', operation, key_reference, source_address, trace, outcome) from audit_record"
                        + " where customer_id = ? and company_id = 439 order by id",
                customer.id());
    }

    @Test
    void lifecycleShouldLeaveARowForEachStepWhenAllSucceed() {
        ApiKey key = lifecycle
                .issue(caller, new KeyLabel("robot"), customers.freshCodes(customer))
                .key();
        lifecycle.change(caller, key.id(), RENAME, customers.freshCodes(customer));
        lifecycle.downgrade(
                caller, key.accessKey().text(), new KeyLabel("lower"), PackageDuration.MONTH, StepUpCodes.none());
        lifecycle.revoke(caller, key.id());

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "ISSUE_KEY " + key.id() + " 192.0.2.1 test-trace OK",
                        "CHANGE_KEY " + key.id() + " 192.0.2.1 test-trace OK",
                        "DOWNGRADE_KEY " + key.accessKey().text() + " 192.0.2.1 test-trace OK",
                        "REVOKE_KEY " + key.id() + " 192.0.2.1 test-trace OK");
    }

    @Test
    void downgradeShouldNotPutOnRecordWhatIsNoAccessKey() {
        codeOf(() -> lifecycle.downgrade(
                caller, "MIIEvgIBADANBg", new KeyLabel("lower"), PackageDuration.MONTH, StepUpCodes.none()));

        assertThat(rows()).containsExactly("DOWNGRADE_KEY 192.0.2.1 test-trace DATA_NOT_FOUND");
    }

    @Test
    void lifecycleShouldLeaveARowForEachAttemptWhenAllAreRefused() {
        codeOf(() -> lifecycle.issue(caller, new KeyLabel("robot"), StepUpCodes.none()));
        codeOf(() -> lifecycle.change(caller, -5, RENAME, StepUpCodes.none()));
        codeOf(() -> lifecycle.revoke(caller, -6));

        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "ISSUE_KEY 192.0.2.1 test-trace TOTP_CODE_EMPTY",
                        "CHANGE_KEY -5 192.0.2.1 test-trace DATA_NOT_FOUND",
                        "REVOKE_KEY -6 192.0.2.1 test-trace DATA_NOT_FOUND");
    }

    @Test
    void registerShouldLeaveNeitherKeyNorRowWhenTheTransactionRollsBack() {
        transactions.rollBack(
                () -> register.issue(caller.attempts(Operation.ISSUE_KEY), new KeyLabel("robot"), keyPairs.next()));

        assertThat(rows()).isEmpty();
        assertThat(Database.number("select count(*) from api_key where owner_id = ?", customer.id()))
                .isZero();
    }
}
