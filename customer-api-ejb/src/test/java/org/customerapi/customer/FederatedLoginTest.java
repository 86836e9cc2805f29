package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.customerapi.audit.Origin;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.customer.federation.IdentityProviders;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.stepup.StepUpVerification;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Claims;
import org.customerapi.testing.Database;
import org.customerapi.testing.IssuerKey;
import org.customerapi.testing.KeyServer;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions of an identity provider's tokens, from the gate on: real keys over HTTP, a real database. */
@ExtendWith(Beans.class)
class FederatedLoginTest {
    private static final IssuerKey KEY = IssuerKey.ec("main-1");
    private static final IssuerKey OF_OTHER = IssuerKey.ec("other-1");
    private static final String OTHER_ISSUER = "https://other.example.test";

    private final KeyServer server = new KeyServer();
    private final KeyServer otherServer = new KeyServer();
    private final Sessions sessions;
    private final FederatedSessions federatedSessions;
    private final CustomerDirectory directory;
    private final RefusalWatch watch;
    private final Housekeeping housekeeping;
    private final StepUpVerification stepUp;
    private final TestCustomers customers;
    private final Customer customer;
    private final SessionGate gate;
    private final SecretText token;

    FederatedLoginTest(
            Sessions sessions,
            FederatedSessions federatedSessions,
            CustomerDirectory directory,
            RefusalWatch watch,
            Housekeeping housekeeping,
            StepUpVerification stepUp,
            TestCustomers customers) {
        this.sessions = sessions;
        this.federatedSessions = federatedSessions;
        this.directory = directory;
        this.watch = watch;
        this.housekeeping = housekeeping;
        this.stepUp = stepUp;
        this.customers = customers;
        this.customer = customers.complete();
        server.publish(KEY);
        otherServer.publish(OF_OTHER);
        this.gate = startedGate("customerNo");
        this.token = token(claims());
    }

    @AfterEach
    void close() {
        server.close();
        otherServer.close();
    }

    /** A gate that remembers nothing, as after a start: "main" speaks for company 439, "other" for company 360. */
    private SessionGate startedGate(String customerClaim) {
        Map<String, String> properties = new HashMap<>();
        properties.put("customer-api.idp.names", "main,other");
        properties.put("customer-api.idp.main.issuer", Claims.ISSUER);
        properties.put("customer-api.idp.main.jwks-url", server.url());
        properties.put("customer-api.idp.main.audience", Claims.AUDIENCE);
        properties.put("customer-api.idp.main.companies", "439");
        properties.put("customer-api.idp.main.customer-claim", customerClaim);
        properties.put("customer-api.idp.other.issuer", OTHER_ISSUER);
        properties.put("customer-api.idp.other.jwks-url", otherServer.url());
        properties.put("customer-api.idp.other.audience", Claims.AUDIENCE);
        properties.put("customer-api.idp.other.companies", "360");
        IdentityProviders providers = new IdentityProviders(Settings.of(properties), MovableClock.get());
        return new SessionGate(sessions, new FederatedLogin(providers, directory, federatedSessions, watch), watch);
    }

    private Claims claims() {
        return new Claims(customer.customerNo());
    }

    private static SecretText token(Claims claims) {
        return new SecretText(KEY.token(claims.toString()));
    }

    private Caller enter() {
        return gate.enter(token, Optional.empty(), TestCustomers.ORIGIN);
    }

    private ErrorCode refusal(SecretText of) {
        return codeOf(() -> gate.enter(of, Optional.empty(), TestCustomers.ORIGIN));
    }

    private List<String> rows() {
        return Database.column(
                "select operation || ' ' || outcome from audit_record where customer_id = ? order by id",
                customer.id());
    }

    private long sessions() {
        return Database.number("select count(*) from customer_session where customer_id = ?", customer.id());
    }

    private static void pass(Duration duration) {
        MovableClock.get().moveBy(duration);
    }

    @Test
    void enterShouldOpenOneSessionWithOneRowWhenATokenIsSeenAgainAndAgain() {
        Caller first = enter();
        pass(Duration.ofMinutes(10));
        Caller later = gate.enter(token, Optional.of("439"), TestCustomers.ORIGIN);

        assertThat(first.customerId()).isEqualTo(customer.id());
        assertThat(later.session()).isEqualTo(first.session());
        assertThat(later.loggedInAt()).isEqualTo(first.loggedInAt());
        assertThat(later.origin()).isEqualTo(TestCustomers.ORIGIN);
        assertThat(rows()).containsExactly("FEDERATED_LOG_IN OK");
        assertThat(sessions()).isEqualTo(1);
    }

    @Test
    void enterShouldWriteNothingWhenTheTokenHasBeenSeen() {
        enter();
        String before = Database.dump();
        pass(Duration.ofMinutes(10));

        enter();

        assertThat(Database.dump()).isEqualTo(before);
    }

    @Test
    void enterShouldOpenOneSessionWhenATokenIsFirstSeenManyTimesAtOnce() {
        Race race = Race.of(12, i -> enter());

        assertThat(race.successes()).isEqualTo(12);
        assertThat(rows()).containsExactly("FEDERATED_LOG_IN OK");
        assertThat(sessions()).isEqualTo(1);
    }

    @Test
    void enterShouldStoreNothingOfTheTokenButADigest() {
        enter();

        String[] parts = token.reveal().split("\\.");
        assertThat(Database.dump()).doesNotContain(parts[0], parts[1], parts[2]).contains(signedDigest());
    }

    @Test
    void enterShouldOpenAnotherSessionForAnotherToken() {
        Caller first = enter();

        Caller second = gate.enter(token(claims().with("jti", "2")), Optional.empty(), TestCustomers.ORIGIN);

        assertThat(second.session()).isNotEqualTo(first.session());
        assertThat(rows()).containsExactly("FEDERATED_LOG_IN OK", "FEDERATED_LOG_IN OK");
    }

    @Test
    void enterShouldRefuseAndLeaveARowWhenNobodyHasTheCustomerNumber() {
        String trace = "nobody-" + customer.id();

        assertThat(codeOf(() -> gate.enter(
                        token(new Claims("no-such-" + customer.customerNo())),
                        Optional.empty(),
                        new Origin(trace, "192.0.2.9"))))
                .isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
        assertThat(Database.column(
                        "select operation || ' ' || outcome || ' ' || company_id from audit_record where trace = ?",
                        trace))
                .containsExactly("FEDERATED_LOG_IN NO_ACCESS_RIGHTS 439");
    }

    @Test
    void enterShouldRefuseWhenAProviderSpeaksForACustomerOfACompanyThatIsNotIts() {
        Claims claims = claims().with("iss", OTHER_ISSUER);
        SecretText foreign = new SecretText(OF_OTHER.token(claims.toString()));
        SecretText own =
                new SecretText(OF_OTHER.token(claims.with("companyId", 360).toString()));
        SecretText unnamed =
                new SecretText(OF_OTHER.token(claims.without("companyId").toString()));

        Origin origin = new Origin("speaks-for-nobody", "192.0.2.1");
        assertThat(codeOf(() -> gate.enter(foreign, Optional.empty(), origin))).isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
        assertThat(Database.column(
                        "select operation || ' ' || outcome from audit_record where trace = ?", origin.trace()))
                .containsExactly("FEDERATED_LOG_IN NO_ACCESS_RIGHTS");
        assertThat(refusal(own)).isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
        assertThat(refusal(unnamed)).isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
        assertThat(sessions()).isZero();
    }

    @Test
    void enterShouldRefuseAndLeaveARowWhenAnotherCompanyIsNamed() {
        assertThat(codeOf(() -> gate.enter(token, Optional.of("440"), TestCustomers.ORIGIN)))
                .isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
        assertThat(rows()).contains("USE_SESSION NO_ACCESS_RIGHTS");
    }

    @Test
    void enterShouldRefuseAndLeaveARowWhenTheCustomerIsDisabledBeforeTheFirstCall() {
        customers.change(customer, Customer::disable);

        assertThat(refusal(token)).isEqualTo(ErrorCode.CUSTOMER_DISABLED);
        assertThat(rows()).containsExactly("FEDERATED_LOG_IN CUSTOMER_DISABLED");
        assertThat(sessions()).isZero();
    }

    @Test
    void enterShouldRefuseAndLeaveARowWhenTheCustomerIsDisabledLater() {
        enter();
        customers.change(customer, Customer::disable);

        assertThat(refusal(token)).isEqualTo(ErrorCode.CUSTOMER_DISABLED);
        assertThat(rows()).containsExactly("FEDERATED_LOG_IN OK", "USE_SESSION CUSTOMER_DISABLED");
    }

    @Test
    void enterShouldLeaveNoRowWhenTheTokenIsNoGood() {
        String before = Database.dump();

        assertThat(refusal(new SecretText(OF_OTHER.token(claims().toString())))).isEqualTo(ErrorCode.SESSION_UNKNOWN);
        assertThat(refusal(token(claims().with("aud", "others")))).isEqualTo(ErrorCode.SESSION_UNKNOWN);
        assertThat(refusal(new SecretText("a.b.c"))).isEqualTo(ErrorCode.SESSION_UNKNOWN);

        assertThat(Database.dump()).isEqualTo(before);
    }

    @Test
    void enterShouldLeaveNoRowWhenTheKeysCannotBeRead() {
        server.answerWith(500, "");
        String before = Database.dump();

        assertThat(refusal(token)).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        assertThat(Database.dump()).isEqualTo(before);
    }

    @Test
    void enterShouldRefuseWhenTheTokenEndsThoughTheSessionWasOpened() {
        enter();
        pass(Duration.ofHours(1).plusSeconds(60));

        assertThat(refusal(token)).isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void enterShouldRefuseWhenTheKeyIsGoneThoughTheSessionWasOpened() {
        enter();
        server.publish(IssuerKey.ec("main-2"));
        pass(Duration.ofMinutes(5));

        assertThat(refusal(token)).isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void enterShouldRefuseWhenAnotherClaimNamesAnotherCustomerSinceTheStart() {
        Customer other = customers.withoutAuthenticator();
        SecretText both = token(claims().with("sub", other.customerNo()));
        gate.enter(both, Optional.empty(), TestCustomers.ORIGIN);

        assertThat(codeOf(() -> startedGate("sub").enter(both, Optional.empty(), TestCustomers.ORIGIN)))
                .isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    /** What identifies the session is no secret as a login's token is: it is half of what every proxy on the way may have logged. */
    @Test
    void enterShouldRefuseWhatIsSignedWithoutItsSignature() {
        enter();
        String text = token.reveal();

        assertThat(refusal(new SecretText(text.substring(0, text.lastIndexOf('.')))))
                .isEqualTo(ErrorCode.SESSION_UNKNOWN);
        assertThat(codeOf(() -> sessions.identify(
                        new SecretText(text.substring(0, text.lastIndexOf('.'))), TestCustomers.ORIGIN)))
                .isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void closeShouldRefuseTheTokenForGoodWhenTheCustomerLogsOut() {
        sessions.close(enter());

        assertThat(refusal(token)).isEqualTo(ErrorCode.SESSION_UNKNOWN);
        assertThat(codeOf(() -> startedGate("customerNo").enter(token, Optional.empty(), TestCustomers.ORIGIN)))
                .isEqualTo(ErrorCode.SESSION_UNKNOWN);
        assertThat(rows()).contains("FEDERATED_LOG_IN OK", "LOG_OUT OK");
    }

    /** ECDSA signs the same anew with another signature: still the token that was logged out. */
    @Test
    void closeShouldRefuseTheTokenWithAnotherSignatureToo() {
        sessions.close(enter());

        SecretText again = token(claims());
        assertThat(again).isNotEqualTo(token);
        assertThat(refusal(again)).isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void closeShouldLeaveOtherSessionsOfTheCustomer() {
        SecretText login = customers.token(customer);
        SecretText other = token(claims().with("jti", "2"));
        gate.enter(other, Optional.empty(), TestCustomers.ORIGIN);

        sessions.close(enter());

        assertThatCode(() -> gate.enter(other, Optional.empty(), TestCustomers.ORIGIN))
                .doesNotThrowAnyException();
        assertThatCode(() -> gate.enter(login, Optional.empty(), TestCustomers.ORIGIN))
                .doesNotThrowAnyException();
    }

    @Test
    void purgeShouldForgetATokenOnlyOnceItIsRefusedForItsAge() {
        sessions.close(enter());

        pass(Duration.ofHours(1));
        housekeeping.purge();
        assertThat(refusal(token)).isEqualTo(ErrorCode.SESSION_UNKNOWN);
        assertThat(sessions()).isEqualTo(1);

        pass(Duration.ofSeconds(60).plus(Duration.ofHours(1)).plusMillis(1));
        housekeeping.purge();
        assertThat(sessions()).isZero();
        assertThat(refusal(token)).isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    /** Longer than an idle session of a login lives, and so does that it was closed. */
    @Test
    void purgeShouldKeepWhatALongTokenHasOpened() {
        SecretText later = token(claims().at("iat", MovableClock.get().instant().plusSeconds(60))
                .at(
                        "exp",
                        MovableClock.get().instant().plus(Duration.ofHours(12)).plusSeconds(60)));
        sessions.close(gate.enter(later, Optional.empty(), TestCustomers.ORIGIN));
        pass(Duration.ofHours(12).plusSeconds(1));

        housekeeping.purge();

        assertThat(sessions()).isEqualTo(1);
        assertThat(refusal(later)).isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void stepUpShouldHoldInTheTokensSessionForFiveMinutes() {
        Caller caller = enter();
        stepUp.verify(caller, customers.rightCodes(customer));

        pass(Duration.ofMinutes(5));
        assertThatCode(() -> stepUp.verifyOrRecent(enter(), StepUpCodes.none())).doesNotThrowAnyException();

        pass(Duration.ofMillis(1));
        assertThat(codeOf(() -> stepUp.verifyOrRecent(enter(), StepUpCodes.none())))
                .isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    @Test
    void stepUpShouldNotHoldInAnotherTokensSession() {
        stepUp.verify(enter(), customers.rightCodes(customer));

        Caller other = gate.enter(token(claims().with("jti", "2")), Optional.empty(), TestCustomers.ORIGIN);
        assertThat(codeOf(() -> stepUp.verifyOrRecent(other, StepUpCodes.none())))
                .isEqualTo(ErrorCode.TOTP_CODE_EMPTY);
    }

    private String signedDigest() {
        String text = token.reveal();
        return Digests.sha256Hex(text.substring(0, text.lastIndexOf('.')));
    }
}
