package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.audit.Operation;
import org.customerapi.codes.CodeProof;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.codes.TotpCodes;
import org.customerapi.codes.TotpSecret;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.stepup.AuthenticatorBinding;
import org.customerapi.stepup.PreparedAuthenticator;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class AuthenticatorRemovalTest {
    private static final SecretText WRONG = new SecretText("wrong!");
    private static final Duration LOCK = Duration.ofHours(48);

    private final AuthenticatorRemoval removal;
    private final AuthenticatorBinding binding;
    private final ApiKeyLifecycle lifecycle;
    private final ApiKeyRegister register;
    private final ApiKeyDirectory directory;
    private final KeyPairs keyPairs;
    private final OneTimeCodes oneTimeCodes;
    private final TotpCodes totpCodes;
    private final TestCustomers customers;
    private final Customer customer;
    private final Caller caller;

    AuthenticatorRemovalTest(
            AuthenticatorRemoval removal,
            AuthenticatorBinding binding,
            ApiKeyLifecycle lifecycle,
            ApiKeyRegister register,
            ApiKeyDirectory directory,
            KeyPairs keyPairs,
            OneTimeCodes oneTimeCodes,
            TotpCodes totpCodes,
            TestCustomers customers) {
        this.removal = removal;
        this.binding = binding;
        this.lifecycle = lifecycle;
        this.register = register;
        this.directory = directory;
        this.keyPairs = keyPairs;
        this.oneTimeCodes = oneTimeCodes;
        this.totpCodes = totpCodes;
        this.customers = customers;
        this.customer = customers.complete();
        this.caller = customers.logIn(customer);
    }

    private ApiKey issue(Caller owner, String label) {
        return register.issue(owner.attempts(Operation.ISSUE_KEY), new KeyLabel(label), keyPairs.next());
    }

    private List<ApiKey> keys() {
        return directory.page(caller, 1, 100, "").keys();
    }

    private static Instant now() {
        return MovableClock.get().instant();
    }

    private SecretText totp() {
        return customers.currentTotp();
    }

    private CodeProof code(CodePurpose purpose) {
        return oneTimeCodes.create(Optional.of(customer.id()), purpose);
    }

    private StepUpCodes codes(SecretText totp) {
        return codes(totp, code(CodePurpose.STEP_UP_SMS), code(CodePurpose.STEP_UP_EMAIL));
    }

    private static StepUpCodes codes(SecretText totp, CodeProof phone, CodeProof email) {
        return new StepUpCodes(
                Optional.of(totp),
                Optional.of(phone.code()),
                Optional.of(phone.ticket()),
                Optional.of(email.code()),
                Optional.of(email.ticket()));
    }

    private void unbind(StepUpCodes codes) {
        removal.unbind(caller, Optional.empty(), codes);
    }

    private void bindAnew() {
        PreparedAuthenticator prepared = binding.prepare(caller);
        SecretText totp = prepared.secret().codeOf(TotpSecret.stepAt(now()));
        binding.bind(caller, prepared.id(), codes(totp));
    }

    private List<String> rows() {
        return Database.column(
                "select outcome from audit_record where customer_id = ? and operation = 'UNBIND_AUTHENTICATOR'"
                        + " order by id",
                customer.id());
    }

    @Test
    void unbindShouldLockWithdrawalOnAllKeysAndChangeNothingElseOfThem() {
        ApiKey first = issue(caller, "one");
        issue(caller, "two");
        issue(caller, "gone").revoke(now());
        Caller neighbour = customers.logIn(customers.complete());
        ApiKey neighbours = issue(neighbour, "theirs");
        MovableClock.get().moveBy(Duration.ofDays(100));
        issue(caller, "three");
        MovableClock.get().moveBy(Duration.ofHours(47));

        unbind(codes(totp()));

        assertThat(keys()).hasSize(4).allSatisfy(key -> assertThat(key.withdrawableFrom())
                .isEqualTo(now().plus(LOCK)));
        ApiKey now = directory.find(caller, first.id());
        assertThat(now.updatedAt()).isEqualTo(first.updatedAt());
        assertThat(now.expiresAt()).isEqualTo(first.expiresAt());
        assertThat(directory.find(neighbour, neighbours.id()).withdrawableFrom())
                .isEqualTo(neighbours.withdrawableFrom());
        assertThat(totpCodes.boundOf(customer.id())).isEmpty();
        assertThat(rows()).containsExactly("OK");
    }

    @Test
    void unbindShouldForgetTheSecret() {
        String sealed = Database.column(
                        "select sealed_secret from totp_authenticator where owner_id = ?", customer.id())
                .get(0);
        long id = totpCodes.boundOf(customer.id()).orElseThrow().id();
        unbind(codes(totp()));

        assertThat(Database.dump()).doesNotContain(sealed);
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        assertThat(codeOf(() -> binding.bind(caller, id, codes(totp())))).isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(totpCodes.nextCode(customer.id())).isEmpty();
    }

    @Test
    void unbindShouldRefuseInTheContractsOrderAndLockNothing() {
        ApiKey key = issue(caller, "robot");
        long id = totpCodes.boundOf(customer.id()).orElseThrow().id();
        MovableClock.get().moveBy(Duration.ofHours(1));
        CodeProof phone = code(CodePurpose.STEP_UP_SMS);
        CodeProof email = code(CodePurpose.STEP_UP_EMAIL);
        CodeProof wrong = new CodeProof(phone.purpose(), phone.ticket(), WRONG);

        assertThat(codeOf(() -> removal.unbind(caller, Optional.of(id + 1), StepUpCodes.none())))
                .isEqualTo(ErrorCode.DATA_NOT_FOUND);
        assertThat(codeOf(() -> removal.unbind(caller, Optional.of(id), StepUpCodes.none())))
                .isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
        assertThat(codeOf(() -> unbind(codes(WRONG, wrong, email)))).isEqualTo(ErrorCode.ONE_TIME_CODE_WRONG);
        assertThat(codeOf(() -> unbind(codes(WRONG, phone, email)))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        assertThat(codeOf(() -> unbind(customers.rightCodes(customer)))).isEqualTo(ErrorCode.PARAMETER_MISSING);
        assertThat(directory.find(caller, key.id()).withdrawableFrom()).isEqualTo(key.withdrawableFrom());

        removal.unbind(caller, Optional.of(id), codes(totp(), phone, email));
        assertThat(codeOf(() -> removal.unbind(caller, Optional.of(id), StepUpCodes.none())))
                .isEqualTo(ErrorCode.TOTP_NOT_BOUND);
        assertThat(codeOf(() -> unbind(StepUpCodes.none()))).isEqualTo(ErrorCode.TOTP_NOT_BOUND);
        assertThat(rows())
                .containsExactly(
                        "DATA_NOT_FOUND",
                        "TOTP_CODE_EMPTY",
                        "ONE_TIME_CODE_WRONG",
                        "TOTP_CODE_WRONG",
                        "PARAMETER_MISSING",
                        "OK",
                        "TOTP_NOT_BOUND",
                        "TOTP_NOT_BOUND");
    }

    @Test
    void unbindShouldKeepWrongTriesThoughItRefuses() {
        for (int i = 0; i < 5; i++) {
            assertThat(codeOf(() -> unbind(codes(WRONG)))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        }

        assertThat(codeOf(() -> unbind(codes(totp())))).isEqualTo(ErrorCode.TOO_MANY_WRONG_CODES);
        assertThat(totpCodes.boundOf(customer.id())).isPresent();
    }

    @Test
    void unbindShouldVoidTheStepUpThatRestedOnTheOldAuthenticator() {
        ApiKey key = lifecycle
                .issue(caller, new KeyLabel("robot"), customers.freshCodes(customer))
                .key();
        Caller otherSession = customers.logIn(customer);
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        unbind(codes(totp()));
        assertThat(codeOf(() -> downgrade(caller, key))).isEqualTo(ErrorCode.TOTP_NOT_BOUND);

        bindAnew();

        assertThat(codeOf(() -> downgrade(caller, key))).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
        assertThat(codeOf(() -> downgrade(otherSession, key))).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    private void downgrade(Caller session, ApiKey key) {
        lifecycle.downgrade(
                session, key.accessKey().text(), new KeyLabel("lower"), PackageDuration.MONTH, StepUpCodes.none());
    }

    @Test
    void unbindShouldLetTheCustomerBindAgainAtOnce() {
        unbind(codes(totp()));
        bindAnew();
        assertThat(totpCodes.boundOf(customer.id())).isPresent();
        assertThat(Database.number("select count(*) from totp_authenticator where owner_id = ?", customer.id()))
                .isEqualTo(1);
    }

    @Test
    void unbindShouldBeRefusedAndSpendNothingWhenTheCustomerIsDisabledMeanwhile() {
        StepUpCodes codes = codes(totp());
        customers.change(customer, Customer::disable);
        assertThat(codeOf(() -> unbind(codes))).isEqualTo(ErrorCode.CUSTOMER_DISABLED);
        customers.change(customer, Customer::enable);

        unbind(codes);
    }

    @Test
    void unbindShouldHappenOnceWhen20CallsBringTheSameCodesAtOnce() {
        issue(caller, "robot");
        StepUpCodes codes = codes(totp());

        Race race = Race.of(20, i -> unbind(codes));

        assertThat(race.successes()).isEqualTo(1);
        assertThat(race.refusals()).containsOnly(ErrorCode.TOTP_NOT_BOUND);
        assertThat(rows()).filteredOn("OK"::equals).hasSize(1);
    }

    @Test
    void unbindShouldNotWaitInACircleWhenKeysChangeAndCustomersLogInAtOnce() {
        List<StepUpCodes> codes = List.of(codes(totp()), codes(totp()));

        Race race = Race.of(20, i -> {
            switch (i % 4) {
                case 0 -> issue(caller, "robot " + i);
                case 1 -> customers.logIn(customer);
                case 2 -> lifecycle.issue(caller, new KeyLabel("by codes " + i), codes(totp()));
                default -> unbind(codes.get(i % 2));
            }
        });

        assertThat(race.refusals())
                .isSubsetOf(
                        ErrorCode.TOTP_NOT_BOUND,
                        ErrorCode.TOTP_CODE_WRONG,
                        ErrorCode.TOO_MANY_WRONG_CODES,
                        ErrorCode.ONE_TIME_CODE_WRONG);
    }
}
