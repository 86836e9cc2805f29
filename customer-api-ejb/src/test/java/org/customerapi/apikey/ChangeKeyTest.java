package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.IpAllowlist;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.apikey.domain.Permission;
import org.customerapi.apikey.domain.PermissionChange;
import org.customerapi.audit.Operation;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.shared.ErrorCode;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class ChangeKeyTest {
    private static final List<PermissionChange> INVALID =
            List.of(new PermissionChange(Optional.of(Permission.READ), Optional.of(false)));
    private static final List<PermissionChange> WITHDRAW =
            List.of(new PermissionChange(Optional.of(Permission.WITHDRAW), Optional.of(true)));

    private final ApiKeyLifecycle lifecycle;
    private final ApiKeyRegister register;
    private final ApiKeyDirectory directory;
    private final TestCustomers customers;
    private final NewKeyPair pair;
    private final Customer customer;
    private final Caller caller;
    private final ApiKey key;

    ChangeKeyTest(
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
        this.key = enter(caller, "robot");
    }

    private ApiKey enter(Caller owner, String label) {
        return register.issue(owner.attempts(Operation.ISSUE_KEY), new KeyLabel(label), pair);
    }

    private static KeyPatch rename(String label) {
        return new KeyPatch(Optional.of(new KeyLabel(label)), List.of(), Optional.empty());
    }

    private static KeyPatch invalid(String label) {
        return new KeyPatch(Optional.of(new KeyLabel(label)), INVALID, Optional.empty());
    }

    private ErrorCode refusalOf(Caller owner, long id, KeyPatch patch, StepUpCodes codes) {
        return codeOf(() -> lifecycle.change(owner, id, patch, codes));
    }

    private ErrorCode refusalOf(KeyPatch patch, StepUpCodes codes) {
        return refusalOf(caller, key.id(), patch, codes);
    }

    private ApiKey stored() {
        return directory.find(caller, key.id());
    }

    private void expire() {
        MovableClock.get().moveTo(key.expiresAt().orElseThrow());
    }

    @Test
    void changeShouldStoreThePatchWhenAllCodesAreRight() {
        KeyPatch patch = new KeyPatch(
                Optional.of(new KeyLabel("other")),
                WITHDRAW,
                Optional.of(IpAllowlist.parse("192.0.2.9,2001:db8::/32")));

        lifecycle.change(caller, key.id(), patch, customers.freshCodes(customer));

        assertThat(stored().label()).isEqualTo("other");
        assertThat(stored().permissions().granted()).containsExactly(Permission.READ, Permission.WITHDRAW);
        assertThat(stored().allowlist()).hasToString("192.0.2.9,2001:db8::/32");
        assertThat(stored().expiresAt()).isEmpty();
        assertThat(stored().withdrawableFrom())
                .isEqualTo(MovableClock.get().instant().plus(Duration.ofHours(48)));
    }

    @Test
    void changeShouldFindNothingWhenTheKeyIsAnothers() {
        ApiKey anothers = enter(customers.logIn(customers.complete()), "robot");

        assertThat(refusalOf(caller, anothers.id(), rename("x"), StepUpCodes.none()))
                .isEqualTo(ErrorCode.DATA_NOT_FOUND);
    }

    @Test
    void changeShouldFindNothingWhenTheKeyIsRevokedOrNeverWas() {
        lifecycle.revoke(caller, key.id());

        assertThat(refusalOf(rename("x"), StepUpCodes.none())).isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(refusalOf(caller, -1, rename("x"), StepUpCodes.none())).isEqualTo(ErrorCode.DATA_NOT_FOUND);
    }

    @Test
    void changeShouldRefuseAnExpiredKeyBeforeTheAuthenticatorWhenBothForbid() {
        Caller unbound = customers.logIn(customers.withoutAuthenticator());
        ApiKey expired = enter(unbound, "robot");
        MovableClock.get().moveTo(expired.expiresAt().orElseThrow());

        assertThat(refusalOf(unbound, expired.id(), invalid("robot"), StepUpCodes.none()))
                .isEqualTo(ErrorCode.KEY_EXPIRED);
    }

    @Test
    void changeShouldAskForTheAuthenticatorBeforeTheLabelWhenBothForbid() {
        Caller unbound = customers.logIn(customers.withoutAuthenticator());
        ApiKey one = enter(unbound, "one");
        enter(unbound, "two");

        assertThat(refusalOf(unbound, one.id(), invalid("two"), StepUpCodes.none()))
                .isEqualTo(ErrorCode.TOTP_NOT_BOUND);
    }

    @Test
    void changeShouldRefuseATakenLabelBeforeThePermissionWhenBothForbid() {
        enter(caller, "other");

        assertThat(refusalOf(invalid("OTHER"), StepUpCodes.none())).isEqualTo(ErrorCode.LABEL_TAKEN);
    }

    @Test
    void changeShouldRefuseAnInvalidPermissionBeforeItLooksAtCodesWhenTheyAreMissing() {
        assertThat(refusalOf(invalid("robot"), StepUpCodes.none())).isEqualTo(ErrorCode.PERMISSION_INVALID);
    }

    @Test
    void changeShouldRefuseWhenCodesAreMissing() {
        assertThat(refusalOf(rename("x"), StepUpCodes.none())).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    @Test
    void changeShouldSpendNoCodeAndStoreNothingWhenItIsRefused() {
        enter(caller, "other");
        StepUpCodes codes = customers.freshCodes(customer);
        assertThat(refusalOf(rename("other"), codes)).isEqualTo(ErrorCode.LABEL_TAKEN);
        assertThat(refusalOf(invalid("x"), codes)).isEqualTo(ErrorCode.PERMISSION_INVALID);
        assertThat(stored().label()).isEqualTo("robot");

        lifecycle.change(caller, key.id(), rename("x"), codes);
        assertThat(stored().label()).isEqualTo("x");
    }

    @Test
    void changeShouldStoreNothingWhenACodeIsWrong() {
        StepUpCodes incomplete = new StepUpCodes(
                customers.freshCodes(customer).totp(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(refusalOf(rename("x"), incomplete)).isEqualTo(ErrorCode.ONE_TIME_CODE_NEEDED);
        assertThat(stored().label()).isEqualTo("robot");
        assertThat(stored().updatedAt()).isEqualTo(key.updatedAt());
    }

    @Test
    void changeShouldAcceptTheKeysOwnLabelWhenOnlyItsCaseDiffers() {
        lifecycle.change(caller, key.id(), rename("ROBOT"), customers.freshCodes(customer));

        assertThat(stored().label()).isEqualTo("ROBOT");
    }

    @Test
    void changeShouldKeepTheLabelFreeForNobodyElseWhenTheKeyHasExpired() {
        expire();

        assertThat(codeOf(() -> enter(caller, "robot"))).isEqualTo(ErrorCode.LABEL_TAKEN);
    }

    @Test
    void changeShouldRefuseWhenTheCustomerWasDisabledMeanwhile() {
        StepUpCodes codes = customers.freshCodes(customer);
        customers.change(customer, Customer::disable);

        assertThat(refusalOf(rename("x"), codes)).isEqualTo(ErrorCode.CUSTOMER_DISABLED);
    }
}
