package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.DemoOutbox;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerCodes;
import org.customerapi.customer.LoggedIn;
import org.customerapi.customer.Login;
import org.customerapi.customer.LoginCommand;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.Sessions;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lives a customer's whole life with keys, and looks for his secrets in every table and in the log. */
@ExtendWith(Beans.class)
class SecrecyTest {
    private static final Logger ALL_LOGS = Logger.getLogger("");
    private static final Logger OUR_LOGS = Logger.getLogger("org.customerapi");

    private final ApiKeyLifecycle lifecycle;
    private final Login login;
    private final Sessions sessions;
    private final CustomerCodes customerCodes;
    private final DemoOutbox outbox;
    private final TestCustomers customers;

    private final LogLines log = new LogLines();
    private final List<String> secrets = new ArrayList<>();
    private final List<String> shortCodes = new ArrayList<>();

    SecrecyTest(
            ApiKeyLifecycle lifecycle,
            Login login,
            Sessions sessions,
            CustomerCodes customerCodes,
            DemoOutbox outbox,
            TestCustomers customers) {
        this.lifecycle = lifecycle;
        this.login = login;
        this.sessions = sessions;
        this.customerCodes = customerCodes;
        this.outbox = outbox;
        this.customers = customers;
    }

    private static final class LogLines extends Handler {
        private final StringBuffer text = new StringBuffer();

        @Override
        public void publish(LogRecord line) {
            text.append(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        log.setLevel(Level.ALL);
        ALL_LOGS.addHandler(log);
        OUR_LOGS.setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        ALL_LOGS.removeHandler(log);
        OUR_LOGS.setLevel(null);
    }

    @Test
    void secretsShouldBeInNoTableAndNoLogLineWhenACustomerHasLivedWithKeys() {
        live();

        String tables = Database.dump();
        assertThat("\n" + tables)
                .containsIgnoringCase("\napi_key|")
                .containsIgnoringCase("\naudit_record|")
                .containsIgnoringCase("\none_time_code|");
        assertThat(secrets).hasSizeGreaterThan(15).allSatisfy(secret -> {
            assertThat(tables).doesNotContain(secret);
            assertThat(log.text).doesNotContain(secret);
        });
        assertThat(shortCodes).hasSizeGreaterThan(5).noneMatch(code -> Pattern.compile(
                        "(?<![0-9A-Za-z+/])" + code + "(?![0-9A-Za-z+/])")
                .matcher(tables)
                .find());
    }

    private void live() {
        secrets.add(TestCustomers.PASSWORD);
        secrets.add(TestCustomers.PASSWORD_MD5.reveal());
        secrets.add(TestCustomers.TOTP_SECRET.reveal());
        Customer customer = customers.complete();
        Caller caller = logIn(customer);

        IssuedKey issued = lifecycle.issue(caller, new KeyLabel("robot"), codes(customer, caller));
        keepSecret(issued);
        KeyPatch rename = new KeyPatch(Optional.of(new KeyLabel("other")), List.of(), Optional.empty());
        lifecycle.change(caller, issued.key().id(), rename, codes(customer, caller));
        keepSecret(lifecycle.downgrade(
                caller,
                issued.key().accessKey().text(),
                new KeyLabel("lower"),
                PackageDuration.YEAR,
                codes(customer, caller)));

        // Refused ones: right codes under a taken label, and wrong ones.
        StepUpCodes unspent = codes(customer, caller);
        codeOf(() -> lifecycle.issue(caller, new KeyLabel("lower"), unspent));
        StepUpCodes wrong = new StepUpCodes(
                Optional.of(kept(new SecretText("wrong-totp-code"))),
                unspent.phoneCode(),
                unspent.phoneTicket(),
                Optional.of(kept(new SecretText("wrong-mail-code"))),
                Optional.of(kept(new SecretText("wrong-mail-ticket"))));
        codeOf(() -> lifecycle.issue(caller, new KeyLabel("x"), wrong));
        codeOf(() -> login.logIn(command(customer, kept(new SecretText("wrong-password-md5")), Optional.empty())));

        lifecycle.revoke(caller, issued.key().id());
        sessions.close(caller);
    }

    private Caller logIn(Customer customer) {
        SecretText totp = customers.currentTotp();
        shortCodes.add(totp.reveal());
        LoggedIn loggedIn = login.logIn(command(customer, TestCustomers.PASSWORD_MD5, Optional.of(totp)));
        kept(loggedIn.token());
        return sessions.identify(loggedIn.token(), TestCustomers.ORIGIN);
    }

    private static LoginCommand command(Customer customer, SecretText password, Optional<SecretText> totp) {
        return new LoginCommand(
                439, LoginName.email(customer.email()), List.of(), Optional.of(password), totp, TestCustomers.ORIGIN);
    }

    /** Codes that are sent as they are to customers. */
    private StepUpCodes codes(Customer customer, Caller caller) {
        MovableClock.get().moveBy(java.time.Duration.ofMinutes(2));
        SecretText ticket = kept(customerCodes.sendTo(caller, CodePurpose.STEP_UP_SMS));
        SecretText code = outbox.messagesOf(customer.id()).get(0).code();
        SecretText totp = customers.currentTotp();
        shortCodes.add(code.reveal());
        shortCodes.add(totp.reveal());
        return new StepUpCodes(
                Optional.of(totp), Optional.of(code), Optional.of(ticket), Optional.empty(), Optional.empty());
    }

    /** The private key as a whole, and what would be left of it in another encoding's middle. */
    private void keepSecret(IssuedKey issued) {
        String base64 = issued.privateKey().reveal();
        secrets.add(base64);
        secrets.add(base64.substring(100, 160));
        secrets.add(Digests.sha256Hex(base64));
        byte[] der = java.util.Base64.getDecoder().decode(base64);
        secrets.add(java.util.HexFormat.of().formatHex(der, 100, 140));
    }

    private SecretText kept(SecretText secret) {
        secrets.add(secret.reveal());
        return secret;
    }
}
