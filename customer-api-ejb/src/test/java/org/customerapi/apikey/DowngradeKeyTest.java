package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.apikey.domain.Permission;
import org.customerapi.apikey.domain.PermissionChange;
import org.customerapi.apikey.domain.Permissions;
import org.customerapi.audit.Operation;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class DowngradeKeyTest {
    private final ApiKeyLifecycle lifecycle;
    private final ApiKeyRegister register;
    private final ApiKeyDirectory directory;
    private final TestCustomers customers;
    private final NewKeyPair pair;
    private final Customer customer;
    private final Caller caller;
    private final ApiKey key;

    DowngradeKeyTest(
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

    private IssuedKey downgrade(Caller owner, ApiKey wanted, String label, StepUpCodes codes) {
        return lifecycle.downgrade(owner, wanted.accessKey().text(), new KeyLabel(label), PackageDuration.YEAR, codes);
    }

    private ErrorCode refusalOf(Caller owner, ApiKey wanted, String label, StepUpCodes codes) {
        return codeOf(() -> downgrade(owner, wanted, label, codes));
    }

    private ErrorCode refusalOf(String label, StepUpCodes codes) {
        return refusalOf(caller, key, label, codes);
    }

    @Test
    void downgradeShouldGiveTheSameKeyANewPairWhenAllCodesAreRight() {
        PermissionChange grant = new PermissionChange(Optional.of(Permission.WITHDRAW), Optional.of(true));
        lifecycle.change(
                caller,
                key.id(),
                new KeyPatch(Optional.empty(), List.of(grant), Optional.empty()),
                customers.freshCodes(customer));

        IssuedKey lowered = downgrade(caller, key, "lower", customers.freshCodes(customer));

        ApiKey stored = directory.find(caller, key.id());
        assertThat(lowered.key().id()).isEqualTo(key.id());
        assertThat(stored.accessKey()).isEqualTo(key.accessKey());
        assertThat(stored.label()).isEqualTo("lower");
        assertThat(stored.permissions()).isEqualTo(Permissions.READ_ONLY);
        assertThat(stored.publicKey())
                .isNotEqualTo(key.publicKey())
                .isEqualTo(lowered.key().publicKey());
        assertThat(stored.privateKeyMd5()).isEqualTo(lowered.privateKey().md5());
        assertThat(stored.expiresAt())
                .contains(PackageDuration.YEAR.endOf(MovableClock.get().instant()));
        assertThat(stored.withdrawableFrom())
                .isEqualTo(MovableClock.get().instant().plus(Duration.ofHours(48)));
    }

    @Test
    void downgradeShouldNeedNoCodesWhenTheSessionHasJustSteppedUp() {
        lifecycle.issue(caller, new KeyLabel("second"), customers.freshCodes(customer));
        MovableClock.get().moveBy(Duration.ofMinutes(5));

        downgrade(caller, key, "lower", StepUpCodes.none());

        MovableClock.get().moveBy(Duration.ofMillis(1));
        assertThat(refusalOf("lowest", StepUpCodes.none())).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    @Test
    void downgradeShouldFindNothingWhenTheKeyIsAnothers() {
        ApiKey anothers = enter(customers.logIn(customers.complete()), "robot");

        assertThat(refusalOf(caller, anothers, "lower", StepUpCodes.none())).isEqualTo(ErrorCode.DATA_NOT_FOUND);
    }

    @Test
    void downgradeShouldFindNothingWhenTheKeyIsRevokedOrNeverWas() {
        lifecycle.revoke(caller, key.id());

        assertThat(refusalOf("lower", StepUpCodes.none())).isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(codeOf(() -> lifecycle.downgrade(
                        caller,
                        AccessKey.random().text(),
                        new KeyLabel("lower"),
                        PackageDuration.MONTH,
                        StepUpCodes.none())))
                .isEqualTo(ErrorCode.DATA_NOT_FOUND);
    }

    @Test
    void downgradeShouldRefuseAnExpiredKeyBeforeTheAuthenticatorWhenBothForbid() {
        Caller unbound = customers.logIn(customers.withoutAuthenticator());
        ApiKey expired = enter(unbound, "robot");
        enter(unbound, "other");
        MovableClock.get().moveTo(expired.expiresAt().orElseThrow());

        assertThat(refusalOf(unbound, expired, "other", StepUpCodes.none())).isEqualTo(ErrorCode.KEY_EXPIRED);
    }

    @Test
    void downgradeShouldAskForTheAuthenticatorBeforeTheLabelWhenBothForbid() {
        Caller unbound = customers.logIn(customers.withoutAuthenticator());
        ApiKey one = enter(unbound, "one");
        enter(unbound, "two");

        assertThat(refusalOf(unbound, one, "two", StepUpCodes.none())).isEqualTo(ErrorCode.TOTP_NOT_BOUND);
    }

    @Test
    void downgradeShouldRefuseATakenLabelBeforeItLooksAtCodesWhenTheyAreMissing() {
        enter(caller, "other");

        assertThat(refusalOf("Other", StepUpCodes.none())).isEqualTo(ErrorCode.LABEL_TAKEN);
    }

    @Test
    void downgradeShouldSpendNoCodeWhenTheLabelIsTaken() {
        enter(caller, "other");
        StepUpCodes codes = customers.freshCodes(customer);
        assertThat(refusalOf("other", codes)).isEqualTo(ErrorCode.LABEL_TAKEN);

        downgrade(caller, key, "robot", codes);
    }

    @Test
    void downgradeShouldRefuseWhenThereAreNeitherCodesNorAStepUp() {
        assertThat(refusalOf("lower", StepUpCodes.none())).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    @Test
    void downgradeShouldKeepTheOldPairWhenACodeIsWrong() {
        StepUpCodes right = customers.freshCodes(customer);
        StepUpCodes wrong = new StepUpCodes(
                Optional.of(new SecretText("wrong!")),
                right.phoneCode(),
                right.phoneTicket(),
                Optional.empty(),
                Optional.empty());

        assertThat(refusalOf("lower", wrong)).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        assertThat(directory.find(caller, key.id()).publicKey()).isEqualTo(key.publicKey());
    }
}
