package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.customerapi.codes.CodeProof;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logging in with a one-time code. */
@ExtendWith(Beans.class)
class LoginByCodeTest {
    private final Login login;
    private final OneTimeCodes oneTimeCodes;
    private final TestCustomers customers;

    LoginByCodeTest(Login login, OneTimeCodes oneTimeCodes, TestCustomers customers) {
        this.login = login;
        this.oneTimeCodes = oneTimeCodes;
        this.customers = customers;
    }

    private CodeProof codeFor(Customer customer) {
        return oneTimeCodes.create(Optional.of(customer.id()), CodePurpose.LOGIN_SMS);
    }

    private static CodeProof wrong(CodeProof right) {
        return new CodeProof(right.purpose(), right.ticket(), new SecretText("wrong!"));
    }

    private LoggedIn logIn(Customer customer, CodeProof proof, SecretText totp) {
        return login.logIn(new LoginCommand(
                439,
                LoginName.customerNo(customer.customerNo()),
                List.of(proof),
                Optional.of(TestCustomers.PASSWORD_MD5),
                Optional.ofNullable(totp),
                TestCustomers.ORIGIN));
    }

    private ErrorCode refusalOf(Customer customer, CodeProof proof, SecretText totp) {
        return codeOf(() -> logIn(customer, proof, totp));
    }

    @Test
    void logInShouldOpenASessionWhenTheCodeIsRight() {
        Customer customer = customers.withoutAuthenticator();

        assertThat(logIn(customer, codeFor(customer), null).customer().id()).isEqualTo(customer.id());
    }

    @Test
    void logInShouldRefuseEvenARightPasswordWhenTheCodeIsWrong() {
        Customer customer = customers.withoutAuthenticator();

        assertThat(refusalOf(customer, wrong(codeFor(customer)), null)).isEqualTo(ErrorCode.CODE_WRONG);
    }

    @Test
    void logInShouldSpendTheCodeOnceWhenItIsRight() {
        Customer customer = customers.withoutAuthenticator();
        CodeProof proof = codeFor(customer);
        logIn(customer, proof, null);

        assertThat(refusalOf(customer, proof, null)).isEqualTo(ErrorCode.CODE_WRONG);
    }

    @Test
    void logInShouldLetOneInWhenTenBringTheSameCodeAtOnce() {
        Customer customer = customers.withoutAuthenticator();
        CodeProof proof = codeFor(customer);

        Race race = Race.of(4, i -> logIn(customer, proof, null));

        assertThat(race.successes()).isEqualTo(1);
        assertThat(race.refusals()).containsOnly(ErrorCode.CODE_WRONG);
    }

    @Test
    void logInShouldNotSpendTheCodeWhenTheAuthenticatorsIsMissingOrWrong() {
        Customer customer = customers.complete();
        CodeProof proof = codeFor(customer);

        assertThat(refusalOf(customer, proof, null)).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
        assertThat(refusalOf(customer, proof, new SecretText("wrong"))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        logIn(customer, proof, customers.currentTotp());
    }

    @Test
    void logInShouldNotConsumeTheAuthenticatorsStepWhenTheCodeIsWrong() {
        Customer customer = customers.complete();
        SecretText totp = customers.currentTotp();

        assertThat(refusalOf(customer, wrong(codeFor(customer)), totp)).isEqualTo(ErrorCode.CODE_WRONG);
        logIn(customer, codeFor(customer), totp);
    }

    @Test
    void logInShouldRefuseWhenTheTicketIsAnothers() {
        CodeProof anothers = codeFor(customers.withoutAuthenticator());

        assertThat(refusalOf(customers.withoutAuthenticator(), anothers, null)).isEqualTo(ErrorCode.CODE_WRONG);
    }

    @Test
    void logInShouldRefuseWhenTheTicketIsForAStepUpOrAnotherChannel() {
        Customer customer = customers.withoutAuthenticator();
        for (CodePurpose purpose : new CodePurpose[] {CodePurpose.STEP_UP_SMS, CodePurpose.LOGIN_EMAIL}) {
            CodeProof other = oneTimeCodes.create(Optional.of(customer.id()), purpose);
            CodeProof pretended = new CodeProof(CodePurpose.LOGIN_SMS, other.ticket(), other.code());

            assertThat(refusalOf(customer, pretended, null)).isEqualTo(ErrorCode.CODE_WRONG);
        }
    }

    @Test
    void logInShouldRefuseWhenTheTicketIsADecoys() {
        CodeProof decoy = oneTimeCodes.create(Optional.empty(), CodePurpose.LOGIN_SMS);
        LoginCommand command = new LoginCommand(
                439,
                LoginName.phone("+86", "0000"),
                List.of(decoy),
                Optional.empty(),
                Optional.empty(),
                TestCustomers.ORIGIN);

        assertThat(codeOf(() -> login.logIn(command))).isEqualTo(ErrorCode.CODE_WRONG);
    }

    @Test
    void logInShouldRefuseWhenTenMinutesHavePassed() {
        Customer customer = customers.withoutAuthenticator();
        CodeProof proof = codeFor(customer);
        MovableClock.get().moveBy(Duration.ofMinutes(10));

        assertThat(refusalOf(customer, proof, null)).isEqualTo(ErrorCode.CODE_WRONG);
    }

    @Test
    void logInShouldCountWrongCodesThoughItIsRefusedWhenTheyAreGuessed() {
        Customer customer = customers.withoutAuthenticator();
        CodeProof proof = codeFor(customer);
        for (int i = 0; i < 4; i++) {
            refusalOf(customer, wrong(proof), null);
        }
        assertThat(refusalOf(customer, wrong(proof), null)).isEqualTo(ErrorCode.CODE_WRONG);

        assertThat(refusalOf(customer, proof, null)).isEqualTo(ErrorCode.ACCOUNT_LOCKED);
        MovableClock.get().moveBy(Duration.ofMinutes(15));
        logIn(customer, codeFor(customer), null);
    }
}
