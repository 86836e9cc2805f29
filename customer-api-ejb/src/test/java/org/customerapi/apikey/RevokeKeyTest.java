package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.audit.Operation;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.shared.ErrorCode;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class RevokeKeyTest {
    private final ApiKeyLifecycle lifecycle;
    private final ApiKeyRegister register;
    private final ApiKeyDirectory directory;
    private final TestCustomers customers;
    private final NewKeyPair pair;
    private final Customer customer;
    private final Caller caller;
    private final ApiKey key;

    RevokeKeyTest(
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
        this.customer = customers.withoutAuthenticator();
        this.caller = customers.logIn(customer);
        this.key = enter(caller, "robot");
    }

    private ApiKey enter(Caller owner, String label) {
        return register.issue(owner.attempts(Operation.ISSUE_KEY), new KeyLabel(label), pair);
    }

    private ErrorCode refusalOf(long id) {
        return codeOf(() -> lifecycle.revoke(caller, id));
    }

    @Test
    void revokeShouldHideTheKeyAndKeepItsRowWhenItIsLive() {
        lifecycle.revoke(caller, key.id());

        assertThat(codeOf(() -> directory.find(caller, key.id()))).isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(directory.page(caller, 1, 20, "").total()).isZero();
        assertThat(Database.number("select revoked_at from api_key where id = ?", key.id()))
                .isEqualTo(MovableClock.get().instant().toEpochMilli());
    }

    @Test
    void revokeShouldFreeTheLabelWhenAnotherWantsIt() {
        lifecycle.revoke(caller, key.id());

        assertThat(enter(caller, "ROBOT").id()).isNotEqualTo(key.id());
    }

    @Test
    void revokeShouldFreeThePlaceWhenThereWere30() {
        for (int i = 2; i <= 30; i++) {
            enter(caller, "k" + i);
        }
        assertThat(codeOf(() -> enter(caller, "one more"))).isEqualTo(ErrorCode.KEY_LIMIT_EXCEEDED);

        lifecycle.revoke(caller, key.id());

        enter(caller, "one more");
        assertThat(codeOf(() -> enter(caller, "and another"))).isEqualTo(ErrorCode.KEY_LIMIT_EXCEEDED);
    }

    @Test
    void revokeShouldFindNothingWhenTheKeyIsAnothersRevokedOrNeverWas() {
        ApiKey anothers = enter(customers.logIn(customers.withoutAuthenticator()), "robot");
        lifecycle.revoke(caller, key.id());

        assertThat(refusalOf(anothers.id())).isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(refusalOf(key.id())).isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(refusalOf(Long.MAX_VALUE)).isEqualTo(ErrorCode.DATA_NOT_FOUND);
    }

    @Test
    void revokeShouldEndAnExpiredKeyWhenItIsAsked() {
        MovableClock.get().moveTo(key.expiresAt().orElseThrow());

        lifecycle.revoke(caller, key.id());

        assertThat(refusalOf(key.id())).isEqualTo(ErrorCode.DATA_NOT_FOUND);
    }

    @Test
    void revokeShouldSucceedOnceWhen10ThreadsRevokeAtOnce() {
        Race race = Race.of(10, i -> lifecycle.revoke(caller, key.id()));

        assertThat(race.successes()).isEqualTo(1);
        assertThat(race.refusals()).containsOnly(ErrorCode.DATA_NOT_FOUND);
    }

    @Test
    void revokeShouldRefuseWhenTheCustomerWasDisabledMeanwhile() {
        customers.change(customer, Customer::disable);

        assertThat(refusalOf(key.id())).isEqualTo(ErrorCode.CUSTOMER_DISABLED);
    }
}
