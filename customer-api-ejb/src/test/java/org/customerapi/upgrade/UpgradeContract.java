package org.customerapi.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.customerapi.apikey.ApiKeyDirectory;
import org.customerapi.apikey.ApiKeyLifecycle;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.audit.Origin;
import org.customerapi.customer.Caller;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.Housekeeping;
import org.customerapi.customer.LoggedIn;
import org.customerapi.customer.Login;
import org.customerapi.customer.LoginCommand;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.SessionGate;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.signature.CallDraft;
import org.customerapi.signature.RequestVerification;
import org.customerapi.signature.SignedCall;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Today's version starts on the database that the first one left, and everybody finds everything as it was. */
@ExtendWith(Beans.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class UpgradeContract {
    private static final long PLAIN = 1;
    private static final long BOUND = 2;
    private static final long ON_PACKAGE = 3;
    private static final long REVOKED = 5;
    private static final long EXPIRED = 6;

    private static Set<String> rowsBefore;
    private static Set<String> rowsAfter;
    private static String url;
    private static String user;

    private final CustomerDirectory customers;
    private final Login login;
    private final SessionGate gate;
    private final ApiKeyDirectory directory;
    private final ApiKeyLifecycle lifecycle;
    private final RequestVerification verification;
    private final Housekeeping housekeeping;
    private final TestCustomers codes;

    UpgradeContract(
            CustomerDirectory customers,
            Login login,
            SessionGate gate,
            ApiKeyDirectory directory,
            ApiKeyLifecycle lifecycle,
            RequestVerification verification,
            Housekeeping housekeeping,
            TestCustomers codes)
            throws SQLException {
        this.customers = customers;
        this.login = login;
        this.gate = gate;
        this.directory = directory;
        this.lifecycle = lifecycle;
        this.verification = verification;
        this.housekeeping = housekeeping;
        this.codes = codes;
        if (rowsAfter == null) {
            rowsAfter = FirstVersion.rows(url, user);
            // A node trusts no signature from before its own start.
            MovableClock.get().moveTo(FirstVersion.at().plusSeconds(61));
        }
    }

    /** Before the container starts, which then migrates. */
    static void restore(String databaseUrl, String databaseUser) throws SQLException {
        FirstVersion.restore(databaseUrl, databaseUser);
        keep(databaseUrl, databaseUser);
        use(databaseUrl, databaseUser);
    }

    /** Remembers what a database holds, to be compared with what the container finds. */
    static void keep(String databaseUrl, String databaseUser) throws SQLException {
        rowsBefore = FirstVersion.rows(databaseUrl, databaseUser);
    }

    /** The container will start on that database, at the time when the first version left it. */
    static void use(String databaseUrl, String databaseUser) {
        url = databaseUrl;
        user = databaseUser;
        MovableClock.get().moveTo(FirstVersion.at());
        System.setProperty("customer-api.db.url", url);
        System.setProperty("customer-api.db.user", user);
        System.setProperty("customer-api.demo.allow-any-database", "true");
        System.setProperty("customer-api.encryption.key", FirstVersion.ENCRYPTION_KEY);
        System.setProperty("customer-api.encryption.key-id", FirstVersion.ENCRYPTION_KEY_ID);
    }

    private LoggedIn logIn(String customerNo, Origin origin) {
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        return login.logIn(new LoginCommand(
                439,
                LoginName.customerNo(customerNo),
                List.of(),
                Optional.of(TestCustomers.PASSWORD_MD5),
                Optional.of(codes.currentTotp()),
                origin));
    }

    private Caller caller(String customerNo) {
        SecretText token = logIn(customerNo, TestCustomers.ORIGIN).token();
        return gate.enter(token, Optional.of("439"), TestCustomers.ORIGIN);
    }

    private SignedCall call(long keyId, String address) {
        String accessKey = Database.column("select access_key from api_key where id = ?", keyId)
                .get(0);
        return new CallDraft(439, accessKey, FirstVersion.privateKey(keyId))
                .from(address)
                .sign();
    }

    private static KeyPatch label(String label) {
        return new KeyPatch(Optional.of(new KeyLabel(label)), List.of(), Optional.empty());
    }

    @Test
    void migrationShouldApplyWhenTheFirstSchemaIsAsItLanded() {
        List<String> applied = Database.column(
                "select \"version\" from \"flyway_schema_history\" where \"version\" is not null order by \"installed_rank\"");

        assertThat(applied).startsWith("1").hasSizeGreaterThan(1);
        assertThat(Database.number("select \"checksum\" from \"flyway_schema_history\" where \"version\" = '1'"))
                .as("what has landed is never edited: write a new migration")
                .isEqualTo(FirstVersion.SCHEMA_CHECKSUM);
    }

    @Test
    void migrationShouldKeepEveryRowWhenTheFirstVersionLeftIt() {
        assertThat(rowsBefore).hasSizeGreaterThan(50);
        assertThat(rowsAfter).isEqualTo(rowsBefore);
    }

    @Test
    void logInShouldLetTheCustomerInWhenHeGivesHisPasswordAndHisAuthenticatorsCode() {
        assertThat(caller(FirstVersion.HOLDER).customer().customerNo()).isEqualTo(FirstVersion.HOLDER);
    }

    @Test
    void logInShouldStillRefuseWhomTheFirstVersionRefused() {
        assertThat(codeOf(() -> logIn(FirstVersion.HOLDER, new Origin("test-trace", "198.51.100.9"))))
                .isEqualTo(ErrorCode.ACCOUNT_LOCKED);
        assertThat(codeOf(() -> logIn(FirstVersion.DISABLED, TestCustomers.ORIGIN)))
                .isEqualTo(ErrorCode.LOGIN_PROHIBITED);
    }

    @Test
    void enterShouldKnowTheSessionWhenTheFirstVersionOpenedIt() {
        Caller caller = gate.enter(FirstVersion.token(), Optional.of("439"), TestCustomers.ORIGIN);

        assertThat(caller.customer().customerNo()).isEqualTo(FirstVersion.HOLDER);
    }

    @Test
    void pageShouldShowTheKeysWithTheirValuesWhenTheFirstVersionIssuedThem() {
        List<ApiKey> keys =
                directory.page(caller(FirstVersion.HOLDER), 1, 20, "").keys();

        assertThat(keys).extracting(ApiKey::id).contains(BOUND, ON_PACKAGE).doesNotContain(REVOKED);
        ApiKey bound =
                keys.stream().filter(key -> key.id() == BOUND).findFirst().orElseThrow();
        assertThat(bound.label()).isEqualTo("机器人 2");
        assertThat(bound.permissions()).hasToString("READ,SPOT_TRADE,WITHDRAW");
        assertThat(bound.allowlist()).hasToString("192.0.2.0/24,2001:db8::1");
        assertThat(bound.expiresAt()).isEmpty();
        ApiKey onPackage =
                keys.stream().filter(key -> key.id() == ON_PACKAGE).findFirst().orElseThrow();
        assertThat(onPackage.expiresAt().orElseThrow()).hasToString("2026-06-01T12:03:30Z");
    }

    @Test
    void verifyShouldLetACallThroughWhenItIsSignedWithAnOldKey() {
        assertThat(verification.verify(call(BOUND, "192.0.2.77")).customerNo()).isEqualTo(FirstVersion.HOLDER);
        assertThat(verification.verify(call(ON_PACKAGE, "198.51.100.1")).customerNo())
                .isEqualTo(FirstVersion.HOLDER);
    }

    @Test
    void verifyShouldStillRefuseWhatTheFirstVersionRefused() {
        assertThat(codeOf(() -> verification.verify(call(BOUND, "198.51.100.1"))))
                .isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
        assertThat(codeOf(() -> verification.verify(call(REVOKED, "192.0.2.77"))))
                .isEqualTo(ErrorCode.KEY_UNKNOWN);
    }

    /** Early: the code is valid for ten minutes. */
    @Test
    @Order(1)
    void theOwnerShouldChangeAndRevokeHisKeyWithACodeThatTheFirstVersionSent() {
        Caller caller = caller(FirstVersion.HOLDER);
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        StepUpCodes sent = new StepUpCodes(
                Optional.of(codes.currentTotp()),
                Optional.of(FirstVersion.code()),
                Optional.of(FirstVersion.ticket()),
                Optional.empty(),
                Optional.empty());

        lifecycle.change(caller, PLAIN, label("Renamed"), sent);
        assertThat(directory.find(caller, PLAIN).label()).isEqualTo("Renamed");
        verification.verify(call(PLAIN, "198.51.100.1"));

        lifecycle.revoke(caller, PLAIN);
        assertThat(codeOf(() -> verification.verify(call(PLAIN, "198.51.100.1"))))
                .isEqualTo(ErrorCode.KEY_UNKNOWN);
    }

    @Test
    void issueShouldAddAKeyBesideTheOldOnesWhenTheOwnerAsks() {
        Caller caller = caller(FirstVersion.HOLDER);
        assertThat(codeOf(() -> lifecycle.issue(caller, new KeyLabel("PACKAGE"), codes.freshCodes(caller.customer()))))
                .isEqualTo(ErrorCode.LABEL_TAKEN);

        ApiKey key = lifecycle
                .issue(caller, new KeyLabel("Gone"), codes.freshCodes(caller.customer()))
                .key();

        assertThat(key.id()).isGreaterThan(EXPIRED);
    }

    @Test
    void changeShouldBeRefusedWhenTheKeyExpiredUnderTheFirstVersion() {
        Caller caller = caller(FirstVersion.LATE);

        assertThat(codeOf(() -> lifecycle.change(caller, EXPIRED, label("Alive"), codes.freshCodes(caller.customer()))))
                .isEqualTo(ErrorCode.KEY_EXPIRED);
    }

    /** Last: it is eight days later then. */
    @Test
    @Order(Integer.MAX_VALUE)
    void purgeShouldRemoveWhatTheFirstVersionLeftOnceItIsOld() {
        String remaining = "select count(*) from customer_session where opened_at <= ?";
        long old = FirstVersion.at().toEpochMilli();
        MovableClock.get().moveBy(Duration.ofDays(8));

        housekeeping.purge();

        assertThat(Database.number(remaining, old)).isZero();
        assertThat(customers.find(439, LoginName.customerNo(FirstVersion.HOLDER)))
                .isPresent();
    }
}
