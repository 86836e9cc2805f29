package org.customerapi.stepup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.customerapi.codes.CodeProof;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.codes.TotpCodes;
import org.customerapi.codes.TotpSecret;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.customerapi.testing.Refusal;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class AuthenticatorBindingTest {
    private static final SecretText WRONG = new SecretText("wrong!");

    private final AuthenticatorBinding binding;
    private final StepUpVerification stepUp;
    private final OneTimeCodes oneTimeCodes;
    private final TotpCodes totpCodes;
    private final TestCustomers customers;
    private final Transactions transactions;
    private final Customer customer;
    private final Caller caller;

    AuthenticatorBindingTest(
            AuthenticatorBinding binding,
            StepUpVerification stepUp,
            OneTimeCodes oneTimeCodes,
            TotpCodes totpCodes,
            TestCustomers customers,
            Transactions transactions) {
        this.binding = binding;
        this.stepUp = stepUp;
        this.oneTimeCodes = oneTimeCodes;
        this.totpCodes = totpCodes;
        this.customers = customers;
        this.transactions = transactions;
        this.customer = customers.withoutAuthenticator();
        this.caller = customers.logIn(customer);
    }

    private static SecretText codeOf(TotpSecret secret) {
        return secret.codeOf(TotpSecret.stepAt(MovableClock.get().instant()));
    }

    private CodeProof phone() {
        return oneTimeCodes.create(Optional.of(customer.id()), CodePurpose.STEP_UP_SMS);
    }

    private CodeProof email() {
        return oneTimeCodes.create(Optional.of(customer.id()), CodePurpose.STEP_UP_EMAIL);
    }

    private static CodeProof wrong(CodeProof right) {
        return new CodeProof(right.purpose(), right.ticket(), WRONG);
    }

    private static StepUpCodes codes(SecretText totp, CodeProof phone, CodeProof email) {
        return new StepUpCodes(
                Optional.ofNullable(totp),
                Optional.ofNullable(phone).map(CodeProof::code),
                Optional.ofNullable(phone).map(CodeProof::ticket),
                Optional.ofNullable(email).map(CodeProof::code),
                Optional.ofNullable(email).map(CodeProof::ticket));
    }

    private boolean isBound() {
        return totpCodes.boundOf(customer.id()).isPresent();
    }

    private List<String> rows() {
        return Database.column(
                "select concat_ws(' ', operation, outcome) from audit_record where customer_id = ? order by id",
                customer.id());
    }

    private ErrorCode refusal(PreparedAuthenticator prepared, StepUpCodes codes) {
        return Refusal.codeOf(() -> binding.bind(caller, prepared.id(), codes));
    }

    @Test
    void bindShouldBindWhenEveryCodeIsRight() {
        PreparedAuthenticator prepared = binding.prepare(caller);
        assertThat(isBound()).isFalse();

        binding.bind(caller, prepared.id(), codes(codeOf(prepared.secret()), phone(), email()));

        assertThat(totpCodes.boundOf(customer.id()).orElseThrow().id()).isEqualTo(prepared.id());
        assertThat(rows()).containsExactly("PREPARE_AUTHENTICATOR OK", "BIND_AUTHENTICATOR OK");
    }

    @Test
    void bindShouldSpendAllCodesAndTheStep() {
        PreparedAuthenticator prepared = binding.prepare(caller);
        CodeProof phone = phone();
        CodeProof email = email();
        SecretText totp = codeOf(prepared.secret());
        binding.bind(caller, prepared.id(), codes(totp, phone, email));

        assertThat(Refusal.codeOf(() -> stepUp.verify(caller, codes(totp, phone(), null))))
                .isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        SecretText next = codeOf(prepared.secret());
        assertThat(Refusal.codeOf(() -> stepUp.verify(caller, codes(next, phone, null))))
                .isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(Refusal.codeOf(() -> stepUp.verify(caller, codes(next, null, email))))
                .isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        stepUp.verify(caller, codes(next, phone(), null));
    }

    @Test
    void bindShouldNotCountAsAStepUp() {
        PreparedAuthenticator prepared = binding.prepare(caller);
        binding.bind(caller, prepared.id(), codes(codeOf(prepared.secret()), phone(), email()));

        assertThat(Refusal.codeOf(() -> stepUp.verifyOrRecent(caller, StepUpCodes.none())))
                .isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    @Test
    void bindShouldRefuseInTheContractsOrderWhenSeveralThingsAreWrong() {
        assertThat(Refusal.codeOf(() -> binding.bind(caller, 1, StepUpCodes.none())))
                .isEqualTo(ErrorCode.DATA_NOT_FOUND);
        PreparedAuthenticator prepared = binding.prepare(caller);
        SecretText right = codeOf(prepared.secret());

        assertThat(Refusal.codeOf(() -> binding.bind(caller, prepared.id() + 1, codes(right, phone(), email()))))
                .isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(refusal(prepared, codes(null, null, null))).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
        assertThat(refusal(prepared, codes(WRONG, null, null))).isEqualTo(ErrorCode.ONE_TIME_CODE_NEEDED);
        assertThat(refusal(prepared, codes(WRONG, phone(), null))).isEqualTo(ErrorCode.PARAMETER_MISSING);
        assertThat(refusal(prepared, codes(WRONG, null, email()))).isEqualTo(ErrorCode.PARAMETER_MISSING);
        assertThat(refusal(prepared, codes(WRONG, wrong(phone()), email()))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(refusal(prepared, codes(WRONG, phone(), wrong(email())))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(refusal(prepared, codes(WRONG, phone(), email()))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        assertThat(isBound()).isFalse();

        binding.bind(caller, prepared.id(), codes(right, phone(), email()));
        assertThat(refusal(prepared, StepUpCodes.none())).isEqualTo(ErrorCode.TOTP_BOUND_ALREADY);
        assertThat(rows())
                .filteredOn(row -> row.startsWith("BIND"))
                .hasSize(11)
                .last()
                .isEqualTo("BIND_AUTHENTICATOR TOTP_BOUND_ALREADY");
    }

    @Test
    void bindShouldNameWhatIsMissing() {
        PreparedAuthenticator prepared = binding.prepare(caller);
        CodeProof email = email();
        StepUpCodes withoutTicket = new StepUpCodes(
                Optional.of(WRONG), Optional.of(WRONG), Optional.empty(), Optional.of(WRONG), Optional.of(WRONG));

        assertThat(Refusal.of(() -> binding.bind(caller, prepared.id(), codes(WRONG, null, email)))
                        .params())
                .containsExactly("smsCode");
        assertThat(Refusal.of(() -> binding.bind(caller, prepared.id(), codes(WRONG, phone(), null)))
                        .params())
                .containsExactly("mailCode");
        assertThat(Refusal.of(() -> binding.bind(caller, prepared.id(), withoutTicket))
                        .params())
                .containsExactly("smsTicket");
    }

    @Test
    void bindShouldSpendNoneWhenOneIsWrong() {
        PreparedAuthenticator prepared = binding.prepare(caller);
        CodeProof phone = phone();
        CodeProof email = email();
        SecretText right = codeOf(prepared.secret());
        assertThat(refusal(prepared, codes(right, phone, wrong(email)))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(refusal(prepared, codes(WRONG, phone, email))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);

        binding.bind(caller, prepared.id(), codes(right, phone, email));
    }

    @Test
    void bindShouldKeepWrongTriesThoughItRefuses() {
        PreparedAuthenticator prepared = binding.prepare(caller);
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(prepared, codes(WRONG, phone(), email()))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        }

        PreparedAuthenticator anew = binding.prepare(caller);
        assertThat(refusal(anew, codes(codeOf(anew.secret()), phone(), email())))
                .isEqualTo(ErrorCode.TOO_MANY_WRONG_CODES);
        MovableClock.get().moveBy(Duration.ofMinutes(15));
        binding.bind(caller, anew.id(), codes(codeOf(anew.secret()), phone(), email()));
    }

    @Test
    void bindShouldAskOnlyForTheChannelsThatTheCustomerHas() {
        Customer byMail = customers.reachableByEmailOnly();
        Caller mailer = customers.logIn(byMail);
        PreparedAuthenticator prepared = binding.prepare(mailer);
        CodeProof mail = oneTimeCodes.create(Optional.of(byMail.id()), CodePurpose.STEP_UP_EMAIL);
        CodeProof strangers = phone();

        assertThat(Refusal.codeOf(
                        () -> binding.bind(mailer, prepared.id(), codes(codeOf(prepared.secret()), strangers, mail))))
                .isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        binding.bind(mailer, prepared.id(), codes(codeOf(prepared.secret()), null, mail));
    }

    @Test
    void bindShouldBeRefusedWhenNobodyCanReachTheCustomer() {
        Caller unreachable = customers.logIn(customers.withPassword(new SecretText("0".repeat(32))));
        PreparedAuthenticator prepared = binding.prepare(unreachable);

        assertThat(Refusal.codeOf(
                        () -> binding.bind(unreachable, prepared.id(), codes(codeOf(prepared.secret()), null, null))))
                .isEqualTo(ErrorCode.ONE_TIME_CODE_NEEDED);
    }

    @Test
    void bindShouldRefuseAnothersAuthenticatorAndAnothersCodes() {
        Customer other = customers.withoutAuthenticator();
        PreparedAuthenticator others = binding.prepare(customers.logIn(other));
        PreparedAuthenticator prepared = binding.prepare(caller);
        CodeProof othersPhone = oneTimeCodes.create(Optional.of(other.id()), CodePurpose.STEP_UP_SMS);

        assertThat(refusal(others, codes(codeOf(others.secret()), phone(), email())))
                .isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(refusal(prepared, codes(codeOf(others.secret()), phone(), email())))
                .isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        assertThat(refusal(prepared, codes(codeOf(prepared.secret()), othersPhone, email())))
                .isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
    }

    @Test
    void bindShouldBeRefusedAndSpendNothingWhenTheCustomerIsDisabledMeanwhile() {
        PreparedAuthenticator prepared = binding.prepare(caller);
        CodeProof phone = phone();
        CodeProof email = email();
        customers.change(customer, Customer::disable);
        assertThat(refusal(prepared, codes(codeOf(prepared.secret()), phone, email)))
                .isEqualTo(ErrorCode.CUSTOMER_DISABLED);
        assertThat(isBound()).isFalse();

        customers.change(customer, Customer::enable);
        binding.bind(caller, prepared.id(), codes(codeOf(prepared.secret()), phone, email));
    }

    @Test
    void prepareShouldMakeTheOneRowAnewUntilItIsBound() {
        PreparedAuthenticator first = binding.prepare(caller);
        MovableClock.get().moveBy(Duration.ofSeconds(1));
        PreparedAuthenticator second = binding.prepare(caller);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(second.since()).isEqualTo(first.since().plusSeconds(1));
        assertThat(second.keyUri().reveal())
                .isEqualTo(second.secret()
                        .keyUri("Customer API", customer.customerNo())
                        .reveal());
        assertThat(Database.number("select count(*) from totp_authenticator where owner_id = ?", customer.id()))
                .isEqualTo(1);
        assertThat(refusal(second, codes(codeOf(first.secret()), phone(), email())))
                .isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        binding.bind(caller, second.id(), codes(codeOf(second.secret()), phone(), email()));

        assertThat(Refusal.codeOf(() -> binding.prepare(caller))).isEqualTo(ErrorCode.TOTP_BOUND_ALREADY);
        assertThat(rows()).last().isEqualTo("PREPARE_AUTHENTICATOR TOTP_BOUND_ALREADY");
    }

    @Test
    void prepareShouldStoreNoSecretThatCanBeRead() {
        PreparedAuthenticator prepared = binding.prepare(caller);

        assertThat(Database.dump())
                .containsIgnoringCase("totp_authenticator")
                .doesNotContain(prepared.secret().reveal(), prepared.keyUri().reveal());
        assertThat(prepared.toString()).doesNotContain(prepared.secret().reveal());
    }

    @Test
    void prepareShouldLeaveOneRowWhen20CallsComeAtOnce() {
        List<PreparedAuthenticator> answers = Collections.synchronizedList(new ArrayList<>());

        Race race = Race.of(20, i -> answers.add(binding.prepare(caller)));

        assertThat(race.successes()).isEqualTo(20);
        assertThat(answers)
                .extracting(PreparedAuthenticator::id)
                .containsOnly(answers.get(0).id());
        assertThat(answers).extracting(answer -> answer.secret().reveal()).doesNotHaveDuplicates();
        assertThat(Database.number("select count(*) from totp_authenticator where owner_id = ?", customer.id()))
                .isEqualTo(1);
        // One of them is the one that counts.
        SecretText shown = totpCodes.nextCode(customer.id()).orElseThrow();
        assertThat(answers)
                .filteredOn(answer -> codeOf(answer.secret()).equals(shown))
                .isNotEmpty();
    }

    @Test
    void bindShouldHappenOnceWhen20CallsBringTheSameCodesAtOnce() {
        PreparedAuthenticator prepared = binding.prepare(caller);
        StepUpCodes codes = codes(codeOf(prepared.secret()), phone(), email());

        Race race = Race.of(20, i -> binding.bind(caller, prepared.id(), codes));

        assertThat(race.successes()).isEqualTo(1);
        assertThat(race.refusals()).containsOnly(ErrorCode.TOTP_BOUND_ALREADY);
        assertThat(rows()).filteredOn("BIND_AUTHENTICATOR OK"::equals).hasSize(1);
    }

    @Test
    void bindShouldNotWaitInACircleWhenOthersPrepareAndIssueCodesAtOnce() {
        PreparedAuthenticator prepared = binding.prepare(caller);
        StepUpCodes codes = codes(codeOf(prepared.secret()), phone(), email());

        Race race = Race.of(20, i -> {
            switch (i % 4) {
                case 0 -> binding.prepare(caller);
                case 1 -> phone();
                case 2 -> customers.logIn(customer);
                default -> binding.bind(caller, prepared.id(), codes);
            }
        });

        assertThat(race.refusals())
                .isSubsetOf(ErrorCode.TOTP_BOUND_ALREADY, ErrorCode.TOTP_CODE_WRONG, ErrorCode.TOO_MANY_WRONG_CODES);
    }

    @Test
    void bindShouldStayBoundWhenTheCallersTransactionRollsBack() {
        PreparedAuthenticator prepared = binding.prepare(caller);

        StepUpCodes codes = codes(codeOf(prepared.secret()), phone(), email());
        transactions.rollBack(() -> binding.bind(caller, prepared.id(), codes));

        assertThat(isBound()).isTrue();
    }
}
