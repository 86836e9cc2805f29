package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.customerapi.audit.Origin;
import org.customerapi.codes.CodeProof;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in with a password, and with the authenticator where one is bound. */
@ExtendWith(Beans.class)
class LoginTest {
    private static final SecretText RIGHT = TestCustomers.PASSWORD_MD5;
    private static final SecretText WRONG = new SecretText("00000000000000000000000000000000");
    private static final Origin ELSEWHERE = new Origin("test-trace", "198.51.100.9");

    private final Login login;
    private final Sessions sessions;
    private final OneTimeCodes oneTimeCodes;
    private final TestCustomers customers;

    LoginTest(Login login, Sessions sessions, OneTimeCodes oneTimeCodes, TestCustomers customers) {
        this.login = login;
        this.sessions = sessions;
        this.oneTimeCodes = oneTimeCodes;
        this.customers = customers;
    }

    private static LoginCommand command(LoginName name, SecretText password) {
        return command(name, password, Optional.empty(), TestCustomers.ORIGIN);
    }

    private static LoginCommand command(LoginName name, SecretText password, Optional<SecretText> totp, Origin origin) {
        return new LoginCommand(439, name, List.of(), Optional.of(password), totp, origin);
    }

    private static LoginName nameOf(Customer customer) {
        return LoginName.customerNo(customer.customerNo());
    }

    private static LoginName nobody() {
        return LoginName.email(UUID.randomUUID() + "@example.test");
    }

    private LoggedIn logIn(LoginName name) {
        return login.logIn(command(name, RIGHT));
    }

    private ErrorCode refusalOf(LoginName name, SecretText password) {
        return codeOf(() -> login.logIn(command(name, password)));
    }

    private ErrorCode refusalOf(Customer customer, SecretText totp) {
        return codeOf(
                () -> login.logIn(command(nameOf(customer), RIGHT, Optional.ofNullable(totp), TestCustomers.ORIGIN)));
    }

    @Test
    void logInShouldOpenASessionWhenThePasswordIsRight() {
        Customer customer = customers.withoutAuthenticator();

        LoggedIn loggedIn = logIn(nameOf(customer));

        assertThat(loggedIn.customer().id()).isEqualTo(customer.id());
        assertThat(loggedIn.loggedInAt()).isEqualTo(MovableClock.get().instant());
        assertThat(sessions.identify(loggedIn.token(), TestCustomers.ORIGIN).customerId())
                .isEqualTo(customer.id());
    }

    @Test
    void logInShouldKnowTheEmailAddressWhenItsCaseDiffers() {
        Customer customer = customers.withoutAuthenticator();

        assertThat(logIn(LoginName.email(" " + customer.email().toUpperCase()))
                        .customer()
                        .id())
                .isEqualTo(customer.id());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"+86", "86", "0086", "null"})
    void logInShouldKnowThePhoneWhenItsAreaIsSpelledOtherwise(String area) {
        Customer customer = customers.withoutAuthenticator();

        assertThat(logIn(LoginName.phone(area, customer.phone())).customer().id())
                .isEqualTo(customer.id());
    }

    @Test
    void logInShouldKnowNobodyWhenTheAreaIsAnother() {
        Customer customer = customers.withoutAuthenticator();

        assertThat(refusalOf(LoginName.phone("+852", customer.phone()), RIGHT)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void logInShouldKnowNobodyWhenTheCompanyIsAnother() {
        LoginCommand command = new LoginCommand(
                440,
                nameOf(customers.withoutAuthenticator()),
                List.of(),
                Optional.of(RIGHT),
                Optional.empty(),
                TestCustomers.ORIGIN);

        assertThat(codeOf(() -> login.logIn(command))).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void logInShouldRefuseWhenThePasswordIsWrong() {
        assertThat(refusalOf(nameOf(customers.withoutAuthenticator()), WRONG)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void logInShouldRefuseAlikeWhenNobodyHasTheName() {
        assertThat(refusalOf(nobody(), WRONG)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void logInShouldRefuseTheMd5OfNothingWhenItIsEvenStored() {
        SecretText md5OfNothing = new SecretText("d41d8cd98f00b204e9800998ecf8427e");
        Customer customer = customers.withPassword(md5OfNothing);

        assertThat(refusalOf(nameOf(customer), md5OfNothing)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void commandShouldRefuseWhenThereIsNeitherPasswordNorCode() {
        assertThat(codeOf(() -> new LoginCommand(
                        439, nobody(), List.of(), Optional.empty(), Optional.empty(), TestCustomers.ORIGIN)))
                .isEqualTo(ErrorCode.PARAMETER_MISSING);
    }

    @Test
    void logInShouldNotTellByItsPauseWhetherAPhoneIsKnown() {
        Customer customer = customers.withoutAuthenticator();
        LoginName known = LoginName.phone("+86", customer.phone());
        LoginName unknown = LoginName.phone("+86", "999" + customer.phone());
        for (LoginName name : List.of(known, unknown)) {
            for (int i = 0; i < 5; i++) {
                assertThat(refusalOf(name, WRONG)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
            }
            assertThat(refusalOf(LoginName.phone("+852", name.text()), WRONG)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
        }
    }

    @Test
    void logInShouldNotCountATryWhenOnlyTheAuthenticatorsCodeIsMissing() {
        Customer customer = customers.complete();
        for (int i = 0; i < 10; i++) {
            assertThat(refusalOf(nameOf(customer), RIGHT)).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
        }
    }

    @Test
    void logInShouldKeepWrongTriesCountedWhenOnlyTheAuthenticatorsCodeIsMissing() {
        LoginName name = nameOf(customers.complete());
        for (int i = 0; i < 4; i++) {
            assertThat(refusalOf(name, WRONG)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
        }
        assertThat(refusalOf(name, RIGHT)).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);

        assertThat(refusalOf(name, WRONG)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
        assertThat(refusalOf(name, RIGHT)).isEqualTo(ErrorCode.ACCOUNT_LOCKED);
    }

    @Test
    void logInShouldCountNeighboursInOneIpv6NetworkTogether() {
        LoginName name = nameOf(customers.withoutAuthenticator());
        for (int i = 0; i < 5; i++) {
            Origin neighbour = new Origin("test-trace", "2001:db8:1:2::" + i);
            assertThat(codeOf(() -> login.logIn(command(name, WRONG, Optional.empty(), neighbour))))
                    .isEqualTo(ErrorCode.CREDENTIALS_WRONG);
        }
        Origin another = new Origin("test-trace", "2001:db8:1:2:ffff::1");
        Origin elsewhere = new Origin("test-trace", "2001:db8:1:3::1");
        assertThat(codeOf(() -> login.logIn(command(name, RIGHT, Optional.empty(), another))))
                .isEqualTo(ErrorCode.ACCOUNT_LOCKED);
        assertThat(login.logIn(command(name, RIGHT, Optional.empty(), elsewhere))
                        .customer())
                .isNotNull();
    }

    @Test
    void logInShouldPauseAccountAndAddressFor15MinutesWhenFiveAreWrong() {
        LoginName name = nameOf(customers.withoutAuthenticator());
        for (int i = 0; i < 5; i++) {
            assertThat(refusalOf(name, WRONG)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
        }

        assertThat(refusalOf(name, RIGHT)).isEqualTo(ErrorCode.ACCOUNT_LOCKED);
        MovableClock.get().moveBy(Duration.ofMinutes(15).minusMillis(1));
        assertThat(refusalOf(name, RIGHT)).isEqualTo(ErrorCode.ACCOUNT_LOCKED);
        MovableClock.get().moveBy(Duration.ofMillis(1));
        logIn(name);
    }

    @Test
    void logInShouldNotPauseTheCustomerWhenAStrangerElsewhereGuesses() {
        LoginName name = nameOf(customers.withoutAuthenticator());
        for (int i = 0; i < 6; i++) {
            codeOf(() -> login.logIn(command(name, WRONG, Optional.empty(), ELSEWHERE)));
        }

        logIn(name);

        assertThat(codeOf(() -> login.logIn(command(name, RIGHT, Optional.empty(), ELSEWHERE))))
                .isEqualTo(ErrorCode.ACCOUNT_LOCKED);
    }

    @Test
    void logInShouldPauseAcrossNamesWhenTheyAreOneCustomers() {
        Customer customer = customers.withoutAuthenticator();
        for (int i = 0; i < 3; i++) {
            refusalOf(LoginName.email(customer.email()), WRONG);
        }
        for (int i = 0; i < 2; i++) {
            refusalOf(LoginName.phone("+86", customer.phone()), WRONG);
        }

        assertThat(refusalOf(nameOf(customer), RIGHT)).isEqualTo(ErrorCode.ACCOUNT_LOCKED);
    }

    @Test
    void logInShouldPauseAlikeWhenNobodyHasTheName() {
        LoginName name = nobody();
        for (int i = 0; i < 5; i++) {
            assertThat(refusalOf(name, WRONG)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
        }

        assertThat(refusalOf(name, WRONG)).isEqualTo(ErrorCode.ACCOUNT_LOCKED);
    }

    @Test
    void logInShouldForgetWrongTriesWhenOneIsRight() {
        LoginName name = nameOf(customers.withoutAuthenticator());
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                assertThat(refusalOf(name, WRONG)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
            }
            logIn(name);
        }
    }

    @Test
    void logInShouldJudgeFiveWhen20GuessesComeAtOnce() {
        LoginName name = nameOf(customers.withoutAuthenticator());

        Race race = Race.of(20, i -> login.logIn(command(name, WRONG)));

        assertThat(race.successes()).isZero();
        assertThat(race.refusals())
                .filteredOn(ErrorCode.CREDENTIALS_WRONG::equals)
                .hasSize(5);
        assertThat(race.refusals()).filteredOn(ErrorCode.ACCOUNT_LOCKED::equals).hasSize(15);
    }

    @Test
    void logInShouldBeProhibitedWhenTheCustomerIsDisabled() {
        Customer customer = customers.change(customers.withoutAuthenticator(), Customer::disable);

        assertThat(refusalOf(nameOf(customer), RIGHT)).isEqualTo(ErrorCode.LOGIN_PROHIBITED);
    }

    @Test
    void logInShouldNotTellThatACustomerIsDisabledWhenThePasswordIsWrong() {
        Customer customer = customers.change(customers.withoutAuthenticator(), Customer::disable);

        assertThat(refusalOf(nameOf(customer), WRONG)).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
    }

    @Test
    void logInShouldDemandTheAuthenticatorWhenOneIsBound() {
        Customer customer = customers.complete();

        assertThat(refusalOf(customer, null)).isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
        assertThat(refusalOf(customer, new SecretText("wrong"))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        login.logIn(command(nameOf(customer), RIGHT, Optional.of(customers.currentTotp()), TestCustomers.ORIGIN));
    }

    @Test
    void logInShouldRefuseWhenTheAuthenticatorsStepWasUsed() {
        Customer customer = customers.complete();
        SecretText totp = customers.currentTotp();
        login.logIn(command(nameOf(customer), RIGHT, Optional.of(totp), TestCustomers.ORIGIN));

        assertThat(refusalOf(customer, totp)).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
    }

    @Test
    void logInShouldPauseTheAuthenticatorWhenFiveCodesAreWrong() {
        Customer customer = customers.complete();
        for (int i = 0; i < 5; i++) {
            assertThat(refusalOf(customer, new SecretText("wrong"))).isEqualTo(ErrorCode.TOTP_CODE_WRONG);
        }

        assertThat(refusalOf(customer, customers.currentTotp())).isEqualTo(ErrorCode.TOO_MANY_WRONG_CODES);
    }

    @Test
    void logInShouldNotJudgeTheAuthenticatorWhenThePasswordIsWrong() {
        Customer customer = customers.complete();
        SecretText totp = customers.currentTotp();

        assertThat(codeOf(() -> login.logIn(command(nameOf(customer), WRONG, Optional.of(totp), TestCustomers.ORIGIN))))
                .isEqualTo(ErrorCode.CREDENTIALS_WRONG);

        login.logIn(command(nameOf(customer), RIGHT, Optional.of(totp), TestCustomers.ORIGIN));
    }

    @Test
    void logInShouldLeaveAnAuditRowWhenItSucceedsAndWhenItIsRefused() {
        Customer customer = customers.withoutAuthenticator();
        refusalOf(nameOf(customer), WRONG);
        logIn(nameOf(customer));

        List<String> rows = Database.column(
                "select concat_ws(' ', operation, company_id, source_address, trace, outcome) from audit_record"
                        + " where customer_id = ? order by id",
                customer.id());
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "LOG_IN 439 192.0.2.1 test-trace CREDENTIALS_WRONG", "LOG_IN 439 192.0.2.1 test-trace OK");
    }

    @Test
    void toStringShouldNotTellSecretsWhenCommandAndResultArePrinted() {
        Customer customer = customers.withoutAuthenticator();
        CodeProof proof = oneTimeCodes.create(Optional.of(customer.id()), CodePurpose.LOGIN_SMS);
        LoginCommand command = new LoginCommand(
                439,
                LoginName.email(customer.email()),
                List.of(proof),
                Optional.of(RIGHT),
                Optional.of(new SecretText("totp-code")),
                TestCustomers.ORIGIN);
        LoggedIn loggedIn = login.logIn(command);

        assertThat(command.toString())
                .doesNotContain(
                        RIGHT.reveal(),
                        "totp-code",
                        proof.ticket().reveal(),
                        proof.code().reveal(),
                        customer.email());
        assertThat(loggedIn.toString()).doesNotContain(loggedIn.token().reveal(), "argon2");
    }
}
