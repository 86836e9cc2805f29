package org.customerapi.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.customerapi.apikey.ApiKeyDirectory;
import org.customerapi.apikey.ApiKeyLifecycle;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.apikey.persistence.LiveAccessKeys;
import org.customerapi.codes.CodePurpose;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerCodes;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.Housekeeping;
import org.customerapi.customer.Login;
import org.customerapi.customer.LoginCommand;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.SessionGate;
import org.customerapi.signature.KeySnapshotLoader;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.postgres.PostgresServer;
import org.customerapi.testing.postgres.QueryPlan;
import org.customerapi.testing.postgres.QueryPlans;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * With 1,000,000 keys in PostgreSQL, whatever runs with a call or with the housekeeping finds its rows by an index. The plans are
 * those that the server has run, of the SQL that the persistence provider has sent.
 */
@ExtendWith(Beans.class)
class ScaleIT {
    /** Often enough for the driver to prepare its statements, and for the server to settle for a plan of any parameters. */
    private static final int REPETITIONS = 15;

    /** A row for each node, whatever the customers do. */
    private static final Set<String> OF_FEW_ROWS = Set.of("node", "node_entrance");

    /** Of the two indexes at most that a call uses. */
    private static final double MORE_LEVELS = 4;

    private static PostgresServer server;
    private static ScaledDatabase small;
    private static ScaledDatabase large;
    private static QueryPlans plans;

    private final ApiKeyDirectory directory;
    private final ApiKeyLifecycle lifecycle;
    private final LiveAccessKeys names;
    private final KeySnapshotLoader loader;
    private final SessionGate gate;
    private final Login login;
    private final CustomerCodes codes;
    private final CustomerDirectory directoryOfCustomers;
    private final Housekeeping housekeeping;
    private final TestCustomers customers;
    private final PermissionCatalogue catalogue;

    ScaleIT(
            ApiKeyDirectory directory,
            ApiKeyLifecycle lifecycle,
            LiveAccessKeys names,
            KeySnapshotLoader loader,
            SessionGate gate,
            Login login,
            CustomerCodes codes,
            CustomerDirectory directoryOfCustomers,
            Housekeeping housekeeping,
            TestCustomers customers,
            PermissionCatalogue catalogue) {
        this.directory = directory;
        this.lifecycle = lifecycle;
        this.names = names;
        this.loader = loader;
        this.gate = gate;
        this.login = login;
        this.codes = codes;
        this.directoryOfCustomers = directoryOfCustomers;
        this.housekeeping = housekeeping;
        this.customers = customers;
        this.catalogue = catalogue;
    }

    /** Before the container starts, which then finds its database named and full. */
    @BeforeAll
    static void fill() {
        server = PostgresServer.start();
        small = ScaledDatabase.create(server, "small", 200, 0);
        large = ScaledDatabase.create(server, "large", 200_000, 5_000);
        plans = QueryPlans.record(server);
        System.setProperty("customer-api.db.url", large.url());
        System.setProperty("customer-api.db.user", PostgresServer.USER);
        System.setProperty("customer-api.demo.allow-any-database", "true");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The indexes by which the call finds what it reads, changes and refers to; a table that is read whole fails the test. */
    private static Set<String> indexesOf(Runnable call) {
        List<QueryPlan> executed = plans.of(call);
        assertThat(executed).isNotEmpty();
        assertThat(executed)
                .as("statements that read a table whole")
                .filteredOn(plan -> !OF_FEW_ROWS.containsAll(plan.tablesReadWhole()))
                .isEmpty();
        Set<String> indexes = new TreeSet<>();
        executed.forEach(plan -> indexes.addAll(plan.indexes()));
        return indexes;
    }

    /** The same of a call for many customers, each another one. */
    private static Set<String> indexesOfMany(IntConsumer call) {
        return indexesOf(() -> {
            for (int customer = 1; customer <= REPETITIONS; customer++) {
                call.accept(customer * 7);
            }
        });
    }

    private Caller caller(int customer) {
        return gate.enter(ScaledDatabase.token(customer), Optional.empty(), TestCustomers.ORIGIN);
    }

    @Test
    void keysShouldBeAsManyAsPromisedWhenTheDatabaseIsFull() {
        assertThat(Database.number("select count(*) from api_key")).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    void pageShouldUseAnIndexWhenThereAreAMillionKeys() {
        List<Caller> callers = List.of(caller(ScaledDatabase.BUSY), caller(ScaledDatabase.CHURNING), caller(7));

        Set<String> indexes = indexesOfMany(n -> {
            for (Caller caller : callers) {
                directory.page(caller, 1, 20, "");
                directory.page(caller, 3, 10, "");
                directory.page(caller, 1, 20, "bot 1");
            }
        });

        assertThat(indexes).containsExactly("api_key_limit");
        assertThat(directory.page(callers.get(0), 3, 10, "").keys()).hasSize(10);
        assertThat(directory.page(callers.get(1), 1, 20, "").total()).isEqualTo(3);
    }

    @Test
    void findShouldUseAnIndexWhenThereAreAMillionKeys() {
        Caller caller = caller(ScaledDatabase.BUSY);
        List<Long> ids = directory.page(caller, 1, 30, "").keys().stream()
                .map(ApiKey::id)
                .toList();

        assertThat(indexesOf(() -> ids.forEach(id -> directory.find(caller, id))))
                .containsExactly("api_key_pkey");
    }

    @Test
    void aSignedCallsKeyShouldBeFoundByIndexWhenThereAreAMillionKeys() {
        assertThat(indexesOfMany(customer -> loader.load(ScaledDatabase.accessKey(customer, 1))))
                .containsExactly("api_key_access_key_unique", "customer_pkey");
    }

    @Test
    void aNameShouldBeAskedForByIndexWhenThereAreAMillionKeys() {
        assertThat(indexesOfMany(customer -> {
                    assertThat(names.contain(new AccessKey(ScaledDatabase.accessKey(customer, 1))))
                            .isTrue();
                    assertThat(names.contain(AccessKey.random())).isFalse();
                }))
                .containsExactly("api_key_access_key_unique");
    }

    @Test
    void theKeysOfACustomerWhoChangedShouldBeFoundByIndexWhenThereAreAMillionKeys() {
        assertThat(indexesOfMany(customer -> loader.accessKeysOf(ScaledDatabase.customerId(customer))))
                .containsExactly("api_key_limit");
    }

    @Test
    void aSessionShouldBeFoundByIndexWhenACallNamesIt() {
        assertThat(indexesOfMany(this::caller)).containsExactly("customer_pkey", "customer_session_pkey");
    }

    @Test
    void aCustomerShouldBeFoundByIndexWhateverHeLogsInAs() {
        assertThat(indexesOfMany(n -> directoryOfCustomers.find(439, LoginName.email("s" + n + "@example.test"))))
                .containsExactly("customer_email_unique");
        assertThat(indexesOfMany(
                        n -> directoryOfCustomers.find(439, LoginName.phone("+86", Integer.toString(20_000_000 + n)))))
                .containsExactly("customer_phone_unique");
        assertThat(indexesOfMany(n -> directoryOfCustomers.find(439, LoginName.customerNo("S" + n))))
                .containsExactly("customer_no_unique");
    }

    @Test
    void logInShouldUseIndexesOnlyWhenTheDatabaseIsFull() {
        Customer customer = customers.complete();

        Set<String> indexes = indexesOf(() -> {
            for (int i = 0; i < REPETITIONS; i++) {
                MovableClock.get().moveBy(Duration.ofSeconds(30));
                login.logIn(new LoginCommand(
                        439,
                        LoginName.customerNo(customer.customerNo()),
                        List.of(),
                        Optional.of(TestCustomers.PASSWORD_MD5),
                        Optional.of(customers.currentTotp()),
                        TestCustomers.ORIGIN));
            }
        });

        assertThat(indexes).contains("customer_no_unique", "attempt_history_pkey", "totp_authenticator_owner_unique");
    }

    @Test
    void sendingAndSpendingCodesShouldUseIndexesOnlyWhenTheDatabaseIsFull() {
        Caller caller = customers.logIn(customers.complete());

        Set<String> indexes = indexesOf(() -> {
            for (int i = 0; i < REPETITIONS; i++) {
                MovableClock.get().moveBy(Duration.ofMinutes(10));
                codes.sendTo(caller, CodePurpose.STEP_UP_SMS);
            }
        });

        assertThat(indexes).contains("attempt_history_pkey", "customer_pkey");
    }

    @Test
    void theLifeOfAKeyShouldUseIndexesOnlyWhenThereAreAMillionKeys() {
        Caller caller = customers.logIn(customers.complete());

        Set<String> indexes = indexesOf(() -> {
            for (int i = 0; i < REPETITIONS; i++) {
                ApiKey key = lifecycle
                        .issue(caller, new KeyLabel("key " + i), customers.freshCodes(caller.customer()))
                        .key();
                KeyPatch renamed = new KeyPatch(Optional.of(new KeyLabel("other " + i)), List.of(), Optional.empty());
                lifecycle.change(caller, key.id(), renamed, customers.freshCodes(caller.customer()));
                lifecycle.downgrade(
                        caller,
                        key.accessKey().text(),
                        new KeyLabel("lower " + i),
                        PackageDuration.MONTH,
                        customers.freshCodes(caller.customer()));
                lifecycle.revoke(caller, key.id());
            }
        });

        assertThat(indexes)
                .contains(
                        "api_key_limit",
                        "api_key_pkey",
                        "customer_pkey",
                        "one_time_code_pkey",
                        "customer_session_pkey");
    }

    @Test
    void purgeShouldFindWhatIsDueByIndexWhenTheDatabaseIsFull() {
        assertThat(indexesOf(housekeeping::purge))
                .contains(
                        "customer_session_last_seen",
                        "customer_session_opened",
                        "one_time_code_expires",
                        "attempt_history_last");
        assertThat(Database.number("select count(*) from customer_session")).isGreaterThan(100_000);
    }

    /** As {@code docs/postgresql.md} tells operators to ask. */
    @Test
    void theAuditOfACustomerShouldBeFoundByIndexWhenTheDatabaseIsFull() {
        assertThat(indexesOfMany(customer -> Database.column(
                        "select occurred_at, operation, outcome from audit_record where customer_id = ? and occurred_at >= ?"
                                + " order by occurred_at desc",
                        ScaledDatabase.customerId(customer),
                        0L)))
                .containsExactly("audit_record_customer");
    }

    /**
     * What a call looks at grows by a level or two of each index it uses, and by nothing else. How long that takes depends on the
     * machine's memory and is printed beside it.
     */
    @Test
    void callsShouldLookAtAFewBlocksMoreWhenAThousandKeysBecomeAMillion() {
        System.out.println(ScaleFigures.measure(small, large, catalogue));
        Map<String, Double> more = ScaleFigures.blocksMore(small, large, catalogue, plans);
        System.out.println("Blocks more of the larger database: " + more);
        assertThat(more.values()).hasSize(4).allSatisfy(blocks -> assertThat(blocks)
                .isLessThanOrEqualTo(MORE_LEVELS));
    }
}
