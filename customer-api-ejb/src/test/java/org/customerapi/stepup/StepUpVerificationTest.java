package org.customerapi.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.Optional;
import org.customerapi.codes.CodeProof;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class StepUpVerificationTest {
    private static final SecretText WRONG = new SecretText("wrong!");

    private final StepUpVerification stepUp;
    private final OneTimeCodes oneTimeCodes;
    private final TestCustomers customers;
    private final Transactions transactions;
    private final Customer customer;
    private final Caller caller;

    StepUpVerificationTest(
            StepUpVerification stepUp, OneTimeCodes oneTimeCodes, TestCustomers customers, Transactions transactions) {
        this.stepUp = stepUp;
        this.oneTimeCodes = oneTimeCodes;
        this.customers = customers;
        this.transactions = transactions;
        this.customer = customers.complete();
        this.caller = customers.logIn(customer);
    }

    private CodeProof code(CodePurpose purpose) {
        return oneTimeCodes.create(Optional.of(customer.id()), purpose);
    }

    private CodeProof phone() {
        return code(CodePurpose.STEP_UP_SMS);
    }

    private CodeProof email() {
        return code(CodePurpose.STEP_UP_EMAIL);
    }

    private static CodeProof wrong(CodeProof right) {
        return new CodeProof(right.purpose(), right.ticket(), WRONG);
    }

    /** The authenticator's code with the proofs in the fields of phone and e-mail; null leaves them empty. */
    private static StepUpCodes codes(SecretText totp, CodeProof phone, CodeProof email) {
        return new StepUpCodes(
                Optional.ofNullable(totp),
                Optional.ofNullable(phone).map(CodeProof::code),
                Optional.ofNullable(phone).map(CodeProof::ticket),
                Optional.ofNullable(email).map(CodeProof::code),
                Optional.ofNullable(email).map(CodeProof::ticket));
    }

    private SecretText totp() {
        return customers.currentTotp();
    }

    private ErrorCode refusalOf(StepUpCodes codes) {
        return codeOf(() -> stepUp.verify(caller, codes));
    }

    @Test
    void verifyShouldAcceptWhenAuthenticatorAndOneChannelAreRight() {
        assertThatCode(() -> stepUp.verify(caller, codes(totp(), phone(), null)))
                .doesNotThrowAnyException();
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        assertThatCode(() -> stepUp.verify(caller, codes(totp(), null, email())))
                .doesNotThrowAnyException();
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        assertThatCode(() -> stepUp.verify(caller, codes(totp(), phone(), email())))
                .doesNotThrowAnyException();
    }

    @Test
    void verifyShouldRefuseInTheContractsOrderWhenSeveralThingsAreWrong() {
        StepUpCodes codeWithoutTicket = new StepUpCodes(
                Optional.of(WRONG), Optional.of(WRONG), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(refusalOf(codes(null, null, null))).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
        assertThat(refusalOf(codes(null, wrong(phone()), null))).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
        assertThat(refusalOf(codes(WRONG, null, null))).isEqualTo(ErrorCode.ONE_TIME_CODE_NEEDED);
        assertThat(refusalOf(codeWithoutTicket)).isEqualTo(ErrorCode.PARAMETER_MISSING);
        assertThat(refusalOf(codes(WRONG, wrong(phone()), null))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(refusalOf(codes(WRONG, phone(), null))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
    }

    @Test
    void verifyShouldLeaveThePhoneCodeUsableWhenTheAuthenticatorsIsWrong() {
        CodeProof phone = phone();
        assertThat(refusalOf(codes(WRONG, phone, null))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);

        stepUp.verify(caller, codes(totp(), phone, null));
    }

    @Test
    void verifyShouldLeaveTheStepUsableWhenThePhoneCodeIsWrong() {
        SecretText totp = totp();
        assertThat(refusalOf(codes(totp, wrong(phone()), null))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);

        stepUp.verify(caller, codes(totp, phone(), null));
    }

    @Test
    void verifyShouldRefuseAndSpendNoneWhenOneOfBothOneTimeCodesIsWrong() {
        CodeProof phone = phone();
        CodeProof email = email();
        SecretText totp = totp();
        assertThat(refusalOf(codes(totp, phone, wrong(email)))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(refusalOf(codes(totp, wrong(phone), email))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);

        stepUp.verify(caller, codes(totp, phone, email));
    }

    @Test
    void verifyShouldSpendAllWhenAllAreRight() {
        CodeProof phone = phone();
        CodeProof email = email();
        stepUp.verify(caller, codes(totp(), phone, email));
        MovableClock.get().moveBy(Duration.ofSeconds(30));

        assertThat(refusalOf(codes(totp(), phone, null))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(refusalOf(codes(totp(), null, email))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
    }

    @Test
    void verifyShouldRefuseTheStepWhenItWasUsed() {
        SecretText totp = totp();
        stepUp.verify(caller, codes(totp, phone(), null));

        assertThat(refusalOf(codes(totp, phone(), null))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
    }

    @Test
    void verifyShouldRefuseWhenTheCodesAreAnothers() {
        Customer other = customers.complete();
        CodeProof othersPhone = oneTimeCodes.create(Optional.of(other.id()), CodePurpose.STEP_UP_SMS);

        assertThat(refusalOf(codes(totp(), othersPhone, null))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        stepUp.verify(customers.logIn(other), codes(totp(), othersPhone, null));
    }

    @Test
    void verifyShouldRefuseWhenTheTicketIsOfAnotherChannelOrForLogin() {
        assertThat(refusalOf(codes(totp(), email(), null))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(refusalOf(codes(totp(), null, phone()))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(refusalOf(codes(totp(), code(CodePurpose.LOGIN_SMS), null)))
                .isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(refusalOf(codes(totp(), null, code(CodePurpose.LOGIN_EMAIL))))
                .isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
    }

    @Test
    void verifyShouldRefuseWhenPhoneAndEmailAreTheSameTicket() {
        CodeProof phone = phone();

        assertThat(refusalOf(codes(totp(), phone, phone))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
    }

    @Test
    void verifyShouldRefuseWhenNoAuthenticatorIsBound() {
        Caller unbound = customers.logIn(customers.withoutAuthenticator());

        assertThat(codeOf(() -> stepUp.requireAuthenticator(unbound))).isEqualTo(ErrorCode.TOTP_NOT_BOUND);
        assertThat(codeOf(() -> stepUp.verify(unbound, codes(totp(), phone(), null))))
                .isEqualTo(ErrorCode.TOTP_NOT_BOUND);
    }

    @Test
    void verifyShouldAcceptOneWhen10ThreadsBringTheSameCodesAtOnce() {
        StepUpCodes codes = codes(totp(), phone(), email());

        Race race = Race.of(10, i -> stepUp.verify(caller, codes));

        assertThat(race.successes()).isEqualTo(1);
        assertThat(race.refusals()).containsOnly(ErrorCode.ONE_TIME_CODE_WRONG);
    }

    @Test
    void verifyShouldAcceptOneWhen5ThreadsBringTheSameStepWithCodesOfTheirOwnAtOnce() {
        SecretText totp = totp();
        CodeProof[] phones = {phone(), phone(), phone(), phone(), phone()};

        Race race = Race.of(5, i -> stepUp.verify(caller, codes(totp, phones[i], null)));

        assertThat(race.successes()).isEqualTo(1);
        assertThat(race.refusals()).containsOnly(ErrorCode.TOTP_CODE_WRONG);
    }

    @Test
    void verifyShouldAcceptOneWhenTheSameOneTimeCodeComesWithTwoStepsAtOnce() {
        CodeProof phone = phone();
        long step = org.customerapi.codes.TotpSecret.stepAt(MovableClock.get().instant());

        Race race =
                Race.of(2, i -> stepUp.verify(caller, codes(TestCustomers.TOTP_SECRET.codeOf(step + i), phone, null)));

        assertThat(race.successes()).isEqualTo(1);
    }

    @Test
    void verifyShouldNotDeadlockWhenPhoneAndEmailComeFromManyThreadsAtOnce() {
        CodeProof phone = phone();
        CodeProof email = email();

        Race race = Race.of(20, i -> stepUp.verify(caller, codes(totp(), phone, i % 2 == 0 ? email : null)));

        assertThat(race.successes()).isEqualTo(1);
    }

    @Test
    void verifyShouldKeepWrongTriesThoughItRefusesWhenTheAuthenticatorIsGuessed() {
        for (int i = 0; i < 5; i++) {
            assertThat(refusalOf(codes(WRONG, phone(), null))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        }

        assertThat(refusalOf(codes(totp(), phone(), null))).isEqualTo(ErrorCode.TOO_MANY_WRONG_CODES);
        MovableClock.get().moveBy(Duration.ofMinutes(15));
        stepUp.verify(caller, codes(totp(), phone(), null));
    }

    @Test
    void verifyShouldKeepWrongTriesThoughItRefusesWhenAOneTimeCodeIsGuessed() {
        CodeProof phone = phone();
        for (int i = 0; i < 5; i++) {
            assertThat(refusalOf(codes(totp(), wrong(phone), null))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        }

        assertThat(refusalOf(codes(totp(), phone, null))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
    }

    @Test
    void verifyShouldJudgeFiveWhen20GuessesOfAOneTimeCodeComeAtOnce() {
        CodeProof phone = phone();

        Race race = Race.of(20, i -> stepUp.verify(caller, codes(totp(), wrong(phone), null)));

        assertThat(race.successes()).isZero();
        assertThat(org.customerapi.testing.Database.number(
                        "select wrong_tries from one_time_code where owner_id = ?", customer.id()))
                .isEqualTo(5);
    }

    @Test
    void verifyShouldStaySpentWhenTheCallersTransactionRollsBack() {
        StepUpCodes codes = codes(totp(), phone(), null);

        transactions.rollBack(() -> stepUp.verify(caller, codes));

        assertThat(refusalOf(codes)).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
    }

    @Test
    void verifyOrRecentShouldAcceptWithoutCodesWhenTheyWereVerifiedWithinFiveMinutes() {
        stepUp.verify(caller, codes(totp(), phone(), null));
        MovableClock.get().moveBy(Duration.ofMinutes(5));

        stepUp.verifyOrRecent(caller, StepUpCodes.none());

        MovableClock.get().moveBy(Duration.ofMillis(1));
        assertThat(codeOf(() -> stepUp.verifyOrRecent(caller, StepUpCodes.none())))
                .isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    @Test
    void verifyOrRecentShouldRefuseWithoutCodesWhenNoneWereVerified() {
        assertThat(codeOf(() -> stepUp.verifyOrRecent(caller, StepUpCodes.none())))
                .isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    @Test
    void verifyOrRecentShouldRefuseWhenTheCodesWereVerifiedInAnotherSession() {
        Caller otherSession = customers.logIn(customer);
        stepUp.verify(otherSession, codes(totp(), phone(), null));

        assertThat(codeOf(() -> stepUp.verifyOrRecent(caller, StepUpCodes.none())))
                .isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
        stepUp.verifyOrRecent(otherSession, StepUpCodes.none());
    }

    @Test
    void verifyOrRecentShouldRefuseWhenVerificationFailed() {
        refusalOf(codes(WRONG, phone(), null));

        assertThat(codeOf(() -> stepUp.verifyOrRecent(caller, StepUpCodes.none())))
                .isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    @Test
    void verifyOrRecentShouldJudgeTheCodesWhenTheyAreGivenAllTheSame() {
        stepUp.verify(caller, codes(totp(), phone(), null));

        assertThat(codeOf(() -> stepUp.verifyOrRecent(caller, codes(WRONG, phone(), null))))
                .isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        assertThat(codeOf(() -> stepUp.verifyOrRecent(caller, codes(null, phone(), null))))
                .isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        stepUp.verifyOrRecent(caller, codes(totp(), phone(), null));
    }
}
