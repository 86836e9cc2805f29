package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.util.Optional;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.audit.Operation;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.customer.KycStatus;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Beans.class)
class IssueKeyTest {
    private final ApiKeyLifecycle lifecycle;
    private final ApiKeyRegister register;
    private final ApiKeyDirectory directory;
    private final TestCustomers customers;
    private final NewKeyPair pair;
    private final Customer customer;
    private final Caller caller;

    IssueKeyTest(
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

    private void enter(Caller owner, String label) {
        register.issue(owner.attempts(Operation.ISSUE_KEY), new KeyLabel(label), pair);
    }

    private void enterThirty(Caller owner) {
        for (int i = 1; i <= 30; i++) {
            enter(owner, "k" + i);
        }
    }

    private IssuedKey issue(String label, StepUpCodes codes) {
        return lifecycle.issue(caller, new KeyLabel(label), codes);
    }

    private ErrorCode refusalOf(Caller owner, String label, StepUpCodes codes) {
        return codeOf(() -> lifecycle.issue(owner, new KeyLabel(label), codes));
    }

    private ErrorCode refusalOf(String label, StepUpCodes codes) {
        return refusalOf(caller, label, codes);
    }

    @Test
    void issueShouldGiveAKeyThatCanBeFoundWhenAllCodesAreRight() {
        IssuedKey issued = issue(" Robot ", customers.freshCodes(customer));

        ApiKey found = directory.find(caller, issued.key().id());
        assertThat(found.label()).isEqualTo("Robot");
        assertThat(found.accessKey()).isEqualTo(issued.key().accessKey());
        assertThat(found.publicKey()).isEqualTo(issued.key().publicKey());
        assertThat(found.privateKeyMd5()).isEqualTo(issued.privateKey().md5());
        assertThat(found.createdAt()).isEqualTo(MovableClock.get().instant());
        assertThat(found.expiresAt()).contains(MovableClock.get().instant().plus(ApiKey.VALIDITY));
        assertThat(found.ownerNo()).isEqualTo(customer.customerNo());
        assertThat(found.companyId()).isEqualTo(439);
    }

    @Test
    void issueShouldAskForTheAuthenticatorFirstWhenKycIsMissingToo() {
        Customer unbound = customers.change(customers.withoutAuthenticator(), known -> known.knownAs(KycStatus.NONE));

        assertThat(refusalOf(customers.logIn(unbound), "robot", StepUpCodes.none()))
                .isEqualTo(ErrorCode.TOTP_NOT_BOUND);
    }

    @ParameterizedTest
    @CsvSource({"NONE, KYC_NOT_FOUND", "UNDER_REVIEW, KYC_UNDER_REVIEW", "REJECTED, KYC_REJECTED"})
    void issueShouldRefuseForKycBeforeTheLimitWhenBothForbid(KycStatus status, ErrorCode code) {
        enterThirty(caller);
        Caller unknown = customers.logIn(customers.change(customer, known -> known.knownAs(status)));

        assertThat(refusalOf(unknown, "k1", StepUpCodes.none())).isEqualTo(code);
    }

    @Test
    void issueShouldRefuseForTheLimitBeforeTheLabelWhenBothForbid() {
        enterThirty(caller);

        assertThat(refusalOf("k1", StepUpCodes.none())).isEqualTo(ErrorCode.KEY_LIMIT_EXCEEDED);
    }

    @Test
    void issueShouldRefuseATakenLabelBeforeItLooksAtCodesWhenTheyAreMissing() {
        enter(caller, "Robot");

        assertThat(refusalOf("rOBOT", StepUpCodes.none())).isEqualTo(ErrorCode.LABEL_TAKEN);
    }

    @Test
    void issueShouldSpendNoCodeWhenTheLabelIsTaken() {
        enter(caller, "robot");
        StepUpCodes codes = customers.freshCodes(customer);
        assertThat(refusalOf("robot", codes)).isEqualTo(ErrorCode.LABEL_TAKEN);

        issue("other", codes);
    }

    @Test
    void issueShouldSpendNoCodeWhenTheLimitIsReached() {
        enterThirty(caller);
        StepUpCodes codes = customers.freshCodes(customer);
        assertThat(refusalOf("one more", codes)).isEqualTo(ErrorCode.KEY_LIMIT_EXCEEDED);

        lifecycle.revoke(
                caller, directory.page(caller, 1, 1, "k7").keys().get(0).id());
        issue("one more", codes);
    }

    @Test
    void issueShouldRefuseWhenCodesAreMissing() {
        assertThat(refusalOf("robot", StepUpCodes.none())).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    @Test
    void issueShouldMakeNoKeyWhenACodeIsWrong() {
        StepUpCodes right = customers.freshCodes(customer);
        StepUpCodes wrong = new StepUpCodes(
                right.totp(),
                Optional.of(new SecretText("wrong!")),
                right.phoneTicket(),
                Optional.empty(),
                Optional.empty());

        assertThat(refusalOf("robot", wrong)).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(directory.page(caller, 1, 20, "").total()).isZero();
    }

    @Test
    void issueShouldRefuseWhenTheCustomerWasDisabledMeanwhile() {
        StepUpCodes codes = customers.freshCodes(customer);
        customers.change(customer, Customer::disable);

        assertThat(refusalOf("robot", codes)).isEqualTo(ErrorCode.CUSTOMER_DISABLED);
        assertThat(Database.number("select count(*) from api_key where owner_id = ?", customer.id()))
                .isZero();
    }

    @Test
    void issueShouldTakeALabelThatAnotherCustomersKeyHasWhenTheyDiffer() {
        enter(customers.logIn(customers.complete()), "robot");

        assertThat(issue("robot", customers.freshCodes(customer)).key().label()).isEqualTo("robot");
    }

    @Test
    void toStringShouldNotTellThePrivateKeyWhenAnIssuedKeyIsPrinted() {
        IssuedKey issued = issue("robot", customers.freshCodes(customer));

        assertThat(issued.toString())
                .doesNotContain(issued.privateKey().reveal())
                .contains("[secret]");
    }
}
