package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.LiveKeys;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.audit.Operation;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.Race;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many calls for one customer at once. */
@ExtendWith(Beans.class)
class ApiKeyRaceTest {
    private static final int CALLS = 200;

    private final ApiKeyLifecycle lifecycle;
    private final ApiKeyRegister register;
    private final ApiKeyDirectory directory;
    private final TestCustomers customers;
    private final NewKeyPair pair;
    private final Customer customer;
    private final Caller caller;

    ApiKeyRaceTest(
            ApiKeyLifecycle lifecycle,
            ApiKeyRegister register,
            ApiKeyDirectory directory,
            TestCustomers customers,
            KeyPairs keyPairs) {
        this.lifecycle = lifecycle;
        this.register = register;
        this.directory = directory;
        this.customers = customers;
        this.pair = keyPairs.next();
        this.customer = customers.complete();
        this.caller = customers.logIn(customer);
    }

    private ApiKey enter(String label) {
        return register.issue(caller.attempts(Operation.ISSUE_KEY), new KeyLabel(label), pair);
    }

    private List<ApiKey> keys() {
        return directory.page(caller, 1, 100, "").keys();
    }

    private void assertThirtyKeysWithPlacesAndLabelsOfTheirOwn() {
        assertThat(keys()).hasSize(LiveKeys.LIMIT);
        assertThat(keys()).extracting(key -> KeyLabel.fold(key.label())).doesNotHaveDuplicates();
        assertThat(keys()).extracting(ApiKey::accessKey).doesNotHaveDuplicates();
        assertThat(Database.column("select slot from api_key where owner_id = ?", customer.id()))
                .doesNotHaveDuplicates()
                .allMatch(slot -> Integer.parseInt(slot) >= 1 && Integer.parseInt(slot) <= LiveKeys.LIMIT);
    }

    private long auditRows(String outcome) {
        return Database.number(
                "select count(*) from audit_record where customer_id = ? and outcome = ?", customer.id(), outcome);
    }

    @Test
    void registerShouldHoldLimitAndLabelsWhen200KeysAreEnteredAtOnce() {
        // Every label comes four times, in two spellings.
        Race race = Race.of(CALLS, i -> enter((i % 2 == 0 ? "Key " : "KEY ") + i / 4));

        assertThat(race.successes()).isEqualTo(LiveKeys.LIMIT);
        assertThat(race.refusals())
                .hasSize(CALLS - LiveKeys.LIMIT)
                .isSubsetOf(ErrorCode.KEY_LIMIT_EXCEEDED, ErrorCode.LABEL_TAKEN);
        assertThirtyKeysWithPlacesAndLabelsOfTheirOwn();
        assertThat(auditRows("OK")).isEqualTo(LiveKeys.LIMIT);
    }

    @Test
    void issueShouldHoldLimitAndLabelsWhen200CallsComeAtOnce() {
        List<StepUpCodes> seeded = IntStream.range(0, CALLS)
                .mapToObj(i -> customers.rightCodes(customer))
                .toList();

        Race race = Race.of(CALLS, i -> issueWithAFreshStep("key " + i % 100, seeded.get(i)));

        assertThat(race.successes()).isEqualTo(LiveKeys.LIMIT);
        assertThat(race.refusals()).isSubsetOf(ErrorCode.KEY_LIMIT_EXCEEDED, ErrorCode.LABEL_TAKEN);
        assertThirtyKeysWithPlacesAndLabelsOfTheirOwn();
        assertThat(auditRows("OK")).isEqualTo(LiveKeys.LIMIT);
        assertThat(auditRows("KEY_LIMIT_EXCEEDED") + auditRows("LABEL_TAKEN")).isEqualTo(CALLS - LiveKeys.LIMIT);
        assertThat(auditRows("SYSTEM_ERROR")).isZero();
    }

    /** The authenticator forgets its last step, so that calls do not fail for a step that another has just used. */
    private void issueWithAFreshStep(String label, StepUpCodes codes) throws SQLException {
        while (true) {
            Database.update(
                    "update totp_authenticator set last_step = 0, wrong_in_a_row = 0, paused_until = null"
                            + " where owner_id = ?",
                    customer.id());
            try {
                lifecycle.issue(caller, new KeyLabel(label), codes);
                return;
            } catch (Rejection e) {
                if (e.code() != ErrorCode.TOTP_CODE_WRONG && e.code() != ErrorCode.TOO_MANY_WRONG_CODES) {
                    throw e;
                }
            }
        }
    }

    @Test
    void issueShouldMakeOneKeyWhen20CallsBringTheSameCodesAtOnce() {
        StepUpCodes codes = customers.freshCodes(customer);

        Race race = Race.of(20, i -> lifecycle.issue(caller, new KeyLabel("key " + i), codes));

        assertThat(race.successes()).isEqualTo(1);
        assertThat(race.refusals()).containsOnly(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(keys()).hasSize(1);
    }

    @Test
    void changeShouldGiveALabelOnceWhen10KeysWantItAtOnce() {
        List<ApiKey> keys =
                IntStream.range(0, 10).mapToObj(i -> enter("key " + i)).toList();
        KeyPatch rename = new KeyPatch(Optional.of(new KeyLabel("wanted")), List.of(), Optional.empty());

        Race race = Race.of(10, i -> {
            long id = keys.get(i).id();
            register.change(caller.attempts(Operation.CHANGE_KEY).on(id), id, rename);
        });

        assertThat(race.successes()).isEqualTo(1);
        assertThat(race.refusals()).containsOnly(ErrorCode.LABEL_TAKEN);
        assertThat(keys()).filteredOn(key -> key.label().equals("wanted")).hasSize(1);
    }

    @Test
    void registerShouldReuseEveryPlaceWhenKeysAreRevokedAndEnteredAtOnce() {
        List<ApiKey> keys =
                IntStream.range(0, 30).mapToObj(i -> enter("old " + i)).toList();

        Race.of(60, i -> {
            if (i < 30) {
                long id = keys.get(i).id();
                register.revoke(caller.attempts(Operation.REVOKE_KEY).on(id), id);
            } else {
                enter("new " + i);
            }
        });

        assertThat(keys()).hasSizeLessThanOrEqualTo(LiveKeys.LIMIT);
        assertThat(keys()).noneMatch(key -> key.label().startsWith("old"));
    }
}
