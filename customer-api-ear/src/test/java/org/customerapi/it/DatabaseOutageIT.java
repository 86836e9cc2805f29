package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.customerapi.testing.postgres.PostgresServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A PostgreSQL that goes away, falls silent, or has no connection left; on a server with a grace for reading. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseOutageIT {
    /** How long the database is away under load; a minute when run by hand. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("it.outage.seconds", 8));

    /** The answer timeout of this server is 4 s. */
    private static final Duration PROMPT = Duration.ofSeconds(15);

    private static final String SERVER = "database-outage";
    private static final String UNAVAILABLE = "GATEWAY_CODE_012";
    private static final String ADD_ORDER = "tradeapi.app.OrderApiService.addOrder";
    private static final int PARALLEL = 200;
    private static final String POOL_SIZE = "32";
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    private static PostgresServer postgres;

    @ArquillianResource
    private URL deployed;

    private Api api;

    @Deployment(testable = false)
    @TargetsContainer(SERVER)
    static Archive<?> archive() {
        postgres = PostgresServer.start();
        return Deployments.built(SERVER, postgres);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void connect() {
        api = Api.at(Deployments.root(deployed));
    }

    private DemoCustomer customer() {
        return DemoCustomer.numbered(api, CUSTOMERS.incrementAndGet()).logIn();
    }

    /** One call of each operation that changes something; which of them succeed does not matter. */
    private static Map<String, JsonObject> mutations(DemoCustomer customer, KeyHolder key) {
        JsonObject codes = Json.createObjectBuilder()
                .add("googleCode", "000000")
                .add("phoneCode", "000000")
                .add("phoneSendToken", "none")
                .build();
        return Map.of(
                Api.APPLY_API, Json.createObjectBuilder(codes).add("tag", "new").build(),
                Api.EDIT_API_PERMISSION,
                        Json.createObjectBuilder(codes)
                                .add("id", key.id())
                                .add("tag", "other")
                                .build(),
                Api.DEL_API, Json.createObjectBuilder().add("id", 1).build(),
                Api.DOWNGRADE,
                        Json.createObjectBuilder(codes)
                                .add("apiKey", key.accessKey())
                                .add("tag", "lower")
                                .add("times", "month")
                                .build(),
                Api.VERIFY_CODE_SEND,
                        Json.createObjectBuilder()
                                .add("bizType", "SMS_LOGINED_VERIFICATION_CODE")
                                .build(),
                Api.LOGIN,
                        Json.createObjectBuilder()
                                .add("type", 1)
                                .add("loginName", customer.email())
                                .add("loginPwd", DemoCustomer.PASSWORD_MD5)
                                .add("googleCode", "000000")
                                .build(),
                Api.LOGOUT, Json.createObjectBuilder().build());
    }

    private static Answer requireUnavailable(Answer answer) {
        answer.requireEnvelope();
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo(UNAVAILABLE);
        assertThat(answer.json().getString("bizCode")).isEqualTo("G");
        assertThat(answer.header("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9]\\d?"));
        return answer;
    }

    private Answer judgedRead(KeyHolder key) {
        return judged(key, KeyHolder.FIND_CUSTOMER_INFO, null);
    }

    private Answer judgedTrade(KeyHolder key) {
        return judged(key, ADD_ORDER, "tradeApi");
    }

    private Answer judged(KeyHolder key, String bizType, String group) {
        return key.on(api, "{a:1}").with("group", group).post(KeyHolder.verify(bizType), "{\"a\":1}");
    }

    private boolean isReady() {
        return api.get("/health").status() == 200;
    }

    private static Answer askForCode(DemoCustomer customer) {
        return customer.session().post(Api.VERIFY_CODE_SEND, "{\"bizType\":\"SMS_LOGINED_VERIFICATION_CODE\"}");
    }

    private void awaitRecovery(DemoCustomer customer) {
        Load.await("readiness", this::isReady, ready -> ready);
        Load.await("a code", () -> askForCode(customer), Answer::isSuccess);
    }

    /** Whoever is in the middle of something, and whoever just wants to know. */
    private Load load(KeyHolder key) {
        Load load = new Load();
        for (int i = 0; i < 4; i++) {
            DemoCustomer customer = customer();
            List<Callable<Answer>> calls = new ArrayList<>();
            mutations(customer, key).forEach((path, body) -> {
                if (!path.equals(Api.LOGOUT)) {
                    calls.add(() -> customer.session().post(path, body));
                }
            });
            load.keepDoing(calls);
        }
        load.keepDoing(List.of(() -> judgedRead(key), () -> judgedTrade(key)));
        return load;
    }

    private static void requireAnswersInTime(List<Load.Done> calls) {
        assertThat(calls).hasSizeGreaterThan(50).allSatisfy(done -> {
            assertThat(done.took()).isLessThan(PROMPT);
            if (done.answer().status() == 503) {
                requireUnavailable(done.answer());
            } else {
                // A gateway's question is refused with 401 or 403, everything else with 200.
                assertThat(done.answer().status()).as(done.answer().text()).isIn(200, 401, 403);
            }
        });
    }

    @Test
    @Order(1)
    void everyCallShouldBeAnsweredAndAllComeBackWhenTheDatabaseStopsUnderLoad() {
        DemoCustomer customer = customer();
        KeyHolder key = KeyHolder.of(customer.apply("outage"));
        KeyHolder neverUsed = KeyHolder.of(customer().apply("never used"));
        assertThat(judgedRead(key).status()).isEqualTo(200);
        Load load = load(key);

        postgres.stop();
        Load.await("readiness", this::isReady, ready -> !ready);
        Load.await("the end of the lease", () -> judgedTrade(key), answer -> answer.status() == 503);
        mutations(customer, key)
                .forEach((path, body) -> requireUnavailable(customer.session().post(path, body)));
        long end = System.nanoTime() + OUTAGE.toNanos();
        do {
            assertThat(judgedRead(key).status()).as("a read within the grace").isEqualTo(200);
            requireUnavailable(judgedTrade(key));
            requireUnavailable(judgedRead(neverUsed));
            requireUnavailable(key.findCustomerInfo(api));
            assertThat(api.get("/health").status()).isEqualTo(503);
            Load.pause();
        } while (System.nanoTime() < end);
        postgres.startAgain();

        awaitRecovery(customer);
        // Whether keys can be read again is tried once a second.
        Load.await("a judged call", () -> judgedTrade(key), answer -> answer.status() != 503);
        long recovered = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            customer.session().post(Api.PAGE, "{}").requireSuccess();
            key.findCustomerInfo(api).requireSuccess();
        }
        List<Load.Done> calls = load.stop();
        requireAnswersInTime(calls);
        assertThat(calls).anySatisfy(done -> assertThat(done.answer().status()).isEqualTo(503));
        assertThat(calls)
                .filteredOn(done -> done.beganNanos() > recovered)
                .isNotEmpty()
                .allSatisfy(done -> assertThat(done.answer().status()).isLessThan(500));
        report("stopped", calls);
        customer.session().post(Api.LOGOUT, "{}").requireSuccess();
    }

    @Test
    @Order(2)
    void everyCallShouldBeAnsweredWithinSecondsWhenTheDatabaseFallsSilent() {
        DemoCustomer customer = customer();
        KeyHolder key = KeyHolder.of(customer.apply("silence"));
        assertThat(judgedRead(key).status()).isEqualTo(200);
        Load load = load(key);

        postgres.freeze();
        try {
            Load.await("an end", () -> askForCode(customer), answer -> answer.status() == 503);
            Load.await("readiness", this::isReady, ready -> !ready);
            Load.await("the end of the lease", () -> judgedTrade(key), answer -> answer.status() == 503);
            for (int i = 0; i < 20; i++) {
                assertThat(judgedRead(key).status())
                        .as("a read within the grace")
                        .isEqualTo(200);
                requireUnavailable(judgedTrade(key));
                requireUnavailable(askForCode(customer));
            }
        } finally {
            postgres.thaw();
        }
        awaitRecovery(customer);
        List<Load.Done> calls = load.stop();
        requireAnswersInTime(calls);
        report("silent", calls);
    }

    /** A superuser holds what all of them want to change: each call that gets a connection keeps it, and the others find none. */
    @Test
    @Order(3)
    void everyCallShouldBeAnsweredWhenNoConnectionIsLeft() {
        DemoCustomer customer = customer();
        List<DemoCustomer> others = List.of(customer(), customer(), customer(), customer());
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < PARALLEL; i++) {
            DemoCustomer each = others.get(i % others.size());
            calls.add(() -> askForCode(each));
        }

        List<Answer> answers;
        try (PostgresServer.Lock held = postgres.lock(SERVER, "attempt_history")) {
            CompletableFuture<List<Answer>> answered = CompletableFuture.supplyAsync(() -> Parallel.run(calls));
            Load.await("an empty pool", this::waitingForTheLock, POOL_SIZE::equals);
            answers = answered.join();
        }
        assertThat(answers).hasSize(PARALLEL).allSatisfy(DatabaseOutageIT::requireUnavailable);
        awaitRecovery(customer);
    }

    private String waitingForTheLock() {
        return postgres.ask("select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
    }

    /** The database dies while it commits: nobody is told that a key was issued, and whatever is there is whole. */
    @Test
    @Order(4)
    void keyShouldNotBeAnsweredWhenTheDatabaseIsLostAtItsCommit() {
        DemoCustomer customer = customer();
        JsonObject request = customer.stepUp().add("tag", "lost").build();
        postgres.execute(
                SERVER,
                "create function dawdle() returns trigger language plpgsql as "
                        + "'begin perform pg_sleep(2); return null; end'");
        postgres.execute(
                SERVER,
                "create constraint trigger dawdle after insert on api_key deferrable initially deferred "
                        + "for each row execute function dawdle()");

        CompletableFuture<Answer> answer =
                CompletableFuture.supplyAsync(() -> customer.session().post(Api.APPLY_API, request));
        Load.await(
                "the commit",
                () -> postgres.ask(
                        "select count(*) from pg_stat_activity where query ilike 'commit%'" + " and state = 'active'"),
                count -> !count.equals("0"));
        postgres.hangUp(SERVER);

        requireUnavailable(answer.join());
        postgres.execute(SERVER, "drop trigger dawdle on api_key");
        awaitRecovery(customer);
        customer.requireKeys(0);
    }

    private static void report(String what, List<Load.Done> calls) {
        long unavailable =
                calls.stream().filter(done -> done.answer().status() == 503).count();
        Duration slowest =
                calls.stream().map(Load.Done::took).max(Duration::compareTo).orElseThrow();
        System.getLogger(DatabaseOutageIT.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "{0}: {1} calls, {2} of them 503, the slowest {3} ms; {4} lines of stacks in the log",
                        what,
                        calls.size(),
                        unavailable,
                        slowest.toMillis(),
                        Deployments.log(SERVER)
                                .lines()
                                .filter(line -> line.startsWith("\tat "))
                                .count());
    }
}
