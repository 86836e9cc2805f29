package org.customerapi.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.customerapi.testing.Refusal.codeOf;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.customerapi.apikey.ApiKeyDirectory;
import org.customerapi.apikey.ApiKeyLifecycle;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.audit.Origin;
import org.customerapi.codes.CodePurpose;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerCodes;
import org.customerapi.customer.CustomerPatch;
import org.customerapi.customer.CustomerStatus;
import org.customerapi.customer.Housekeeping;
import org.customerapi.customer.Login;
import org.customerapi.customer.LoginCommand;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.SessionGate;
import org.customerapi.customer.Sessions;
import org.customerapi.customer.bulk.CustomerImport;
import org.customerapi.customer.bulk.CustomerRecord;
import org.customerapi.customer.bulk.RecordLine;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The application starts and does all its work as the role that {@code docs/postgresql.md} makes for it, on a schema that its owner
 * has made; and that role can do nothing else.
 */
@ExtendWith(Beans.class)
class LeastPrivilegeIT {
    private static final String PERMISSION_DENIED = "42501";

    private static PostgresServer server;
    private static String url;

    private final TestCustomers customers;
    private final Login login;
    private final SessionGate gate;
    private final Sessions sessions;
    private final CustomerCodes codes;
    private final CustomerStatus status;
    private final ApiKeyLifecycle lifecycle;
    private final ApiKeyDirectory directory;
    private final Housekeeping housekeeping;
    private final CustomerImport customerImport;

    LeastPrivilegeIT(
            TestCustomers customers,
            Login login,
            SessionGate gate,
            Sessions sessions,
            CustomerCodes codes,
            CustomerStatus status,
            ApiKeyLifecycle lifecycle,
            ApiKeyDirectory directory,
            Housekeeping housekeeping,
            CustomerImport customerImport) {
        this.customers = customers;
        this.login = login;
        this.gate = gate;
        this.sessions = sessions;
        this.codes = codes;
        this.status = status;
        this.lifecycle = lifecycle;
        this.directory = directory;
        this.housekeeping = housekeeping;
        this.customerImport = customerImport;
    }

    @BeforeAll
    static void makeDatabase() {
        server = PostgresServer.start();
        server.createDatabase("neighbour");
        server.execute("neighbour", "create table secret as select 1 as one");
        url = DocumentedRoles.create(server);
        DocumentedRoles.makeSchema(url);
        System.setProperty("customer-api.db.url", url);
        System.setProperty("customer-api.db.user", DocumentedRoles.APPLICATION);
        System.setProperty("customer-api.db.migrate", "false");
        System.setProperty("customer-api.demo.allow-any-database", "true");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private SecretText logIn(Customer customer, SecretText password) {
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        return login.logIn(new LoginCommand(
                        439,
                        LoginName.customerNo(customer.customerNo()),
                        List.of(),
                        Optional.of(password),
                        Optional.of(customers.currentTotp()),
                        TestCustomers.ORIGIN))
                .token();
    }

    @Test
    void theApplicationShouldDoAllItsWorkWhenItOwnsNothing() {
        Customer customer = customers.complete();
        SecretText wrong = new SecretText("00000000000000000000000000000000");
        assertThat(codeOf(() -> logIn(customer, wrong))).isEqualTo(ErrorCode.CREDENTIALS_WRONG);
        Caller caller =
                gate.enter(logIn(customer, TestCustomers.PASSWORD_MD5), Optional.of("439"), TestCustomers.ORIGIN);
        codes.sendTo(caller, CodePurpose.STEP_UP_SMS);

        ApiKey key = lifecycle
                .issue(caller, new KeyLabel("robot"), customers.freshCodes(customer))
                .key();
        KeyPatch rename = new KeyPatch(Optional.of(new KeyLabel("other")), List.of(), Optional.empty());
        lifecycle.change(caller, key.id(), rename, customers.freshCodes(customer));
        lifecycle.downgrade(
                caller,
                key.accessKey().text(),
                new KeyLabel("lower"),
                PackageDuration.MONTH,
                customers.freshCodes(customer));
        assertThat(directory.page(caller, 1, 20, "").total()).isEqualTo(1);
        lifecycle.revoke(caller, key.id());
        sessions.close(caller);
        status.disable(customer.id());
        MovableClock.get().moveBy(Duration.ofDays(8));
        housekeeping.purge();

        assertThat(Database.column("select operation from audit_record where customer_id = ?", customer.id()))
                .contains("LOG_IN", "ISSUE_KEY", "CHANGE_KEY", "DOWNGRADE_KEY", "REVOKE_KEY", "LOG_OUT");
        assertThat(Database.number("select count(*) from customer_session")).isZero();
        assertThat(Database.number("select count(*) from one_time_code")).isZero();
        assertThat(Database.number("select count(*) from attempt_history")).isZero();
    }

    private void importNamed(String name) {
        CustomerPatch named = new CustomerPatch(
                Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        CustomerRecord record = new CustomerRecord(
                439, "L1", named, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        customerImport.run(List.of(new RecordLine(1, () -> record)).iterator(), new Origin("import", "192.0.2.7"));
    }

    @Test
    void importShouldTakeCustomersInWhenTheApplicationOwnsNothing() {
        importNamed("New");
        importNamed("Changed");

        assertThat(Database.column("select name from customer where customer_no = 'L1'"))
                .containsExactly("Changed");
        assertThat(Database.column("select operation from audit_record where trace = 'import'"))
                .contains("ADD_CUSTOMER", "CHANGE_CUSTOMER", "IMPORT_CUSTOMERS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table api_key",
                "alter table api_key add column more integer",
                "alter table audit_record disable trigger all",
                "truncate one_time_code",
                "drop index api_key_limit",
                "alter sequence api_key_seq restart with 1",
                "create table more (id integer)",
                "create temporary table more (id integer)",
                "create schema more",
                "drop schema public cascade",
                "create index more on api_key (label)",
                "delete from audit_record",
                "update audit_record set outcome = 'OK'",
                "delete from api_key",
                "delete from customer",
                "delete from totp_authenticator",
                "update flyway_schema_history set checksum = 0",
                "insert into flyway_schema_history select * from flyway_schema_history",
                "create role more",
                "create database more",
                "alter role customer_api_app superuser",
                "set role customer_api_owner",
                "select * from pg_authid",
                "select pg_read_file('postgresql.conf')",
                "copy api_key to program 'true'",
                "copy api_key from '/etc/hostname'",
            })
    void theApplicationsRoleShouldBeRefusedWhenItTriesAnythingElse(String sql) throws SQLException {
        assertThat(stateOf(url, sql)).isEqualTo(PERMISSION_DENIED);
    }

    @Test
    void theApplicationsRoleShouldReadNothingWhenItReachesAnotherDatabase() throws SQLException {
        assertThat(stateOf(server.url("neighbour"), "select * from secret")).isEqualTo(PERMISSION_DENIED);
    }

    @Test
    void anybodyElseShouldBeRefusedWhenHeConnects() {
        SQLException refusal = catchThrowableOfType(
                SQLException.class, () -> DriverManager.getConnection(url, PostgresServer.USER, ""));

        assertThat(refusal.getSQLState()).isEqualTo(PERMISSION_DENIED);
    }

    private static String stateOf(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, DocumentedRoles.APPLICATION, "");
                Statement statement = connection.createStatement()) {
            SQLException refusal = catchThrowableOfType(SQLException.class, () -> statement.execute(sql));
            return refusal == null ? "done" : refusal.getSQLState();
        }
    }
}
