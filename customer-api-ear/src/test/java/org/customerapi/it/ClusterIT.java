package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.customerapi.testing.postgres.PostgresServer;
import org.customerapi.testing.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes of a cluster on one PostgreSQL and one Redis: what one has answered holds on the other from the next call on. */
@Tag("external")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
    private static final int TRIALS = 25;
    private static final int LIMIT = 100;
    private static final String DATABASE = "cluster";
    private static final String WITHDRAWAL = "fund.app.WithdrawAppDubboService.createWithdrawProposal";
    private static final String ADMIN_SECRET = "the-admin-secret-of-the-cluster-tests";

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static PostgresServer postgres;
    private static RedisServer redis;
    private static NodeProcess a;
    private static NodeProcess b;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start();
        redis = RedisServer.start("--save", "");
        Map<String, String> settings = new HashMap<>();
        settings.put("customer-api.db.url", postgres.createDatabase(DATABASE));
        settings.put("customer-api.db.user", PostgresServer.USER);
        settings.put("customer-api.redis.url", redis.url());
        settings.put("customer-api.cluster.enabled", "true");
        settings.put("customer-api.admin.secret", ADMIN_SECRET);
        settings.put("customer-api.demo", "true");
        settings.put("customer-api.demo.allow-any-database", "true");
        settings.put("customer-api.demo.customers", "100");
        settings.put("customer-api.codes.resend-seconds", "0");
        // One after the other, or both would make the same demo customers.
        a = NodeProcess.start("cluster-a", settings).awaitServing();
        b = NodeProcess.start("cluster-b", settings).awaitServing();
    }

    @AfterAll
    static void stop() {
        for (NodeProcess node : new NodeProcess[] {a, b}) {
            if (node != null) {
                node.close();
            }
        }
        redis.close();
        postgres.close();
    }

    private static DemoCustomer customer() {
        return DemoCustomer.numbered(a.api(), CUSTOMERS.incrementAndGet()).logIn();
    }

    private static KeyHolder key() {
        return KeyHolder.of(customer().apply("robot"));
    }

    /** The other node knows the key well, and goes on being asked all the time. */
    @Test
    @Order(1)
    void revokedKeyShouldBeRefusedOnTheOtherNodeByTheNextCallAfterTheAnswer() {
        for (int i = 0; i < TRIALS; i++) {
            DemoCustomer owner = customer();
            KeyHolder key = KeyHolder.of(owner.apply("robot"));
            key.findCustomerInfo(b.api()).requireSuccess();
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger accepted = new AtomicInteger();
            CompletableFuture<Void> warming = CompletableFuture.runAsync(() -> {
                while (!done.get() && accepted.get() < LIMIT / 2) {
                    if (key.findCustomerInfo(b.api()).isSuccess()) {
                        accepted.incrementAndGet();
                    }
                }
            });

            owner.session().post(Api.DEL_API, "{\"id\":" + key.id() + "}").requireSuccess();
            Answer next = key.findCustomerInfo(b.api());
            done.set(true);
            warming.join();

            next.requireRefusal("00012003", "G", KeyHolder.FIND_CUSTOMER_INFO, null);
        }
    }

    @Test
    @Order(2)
    void customerWhomAnImportDisabledShouldBeRefusedOnTheOtherNodeByTheNextCallAfterTheAnswer() {
        for (int i = 0; i < TRIALS / 5; i++) {
            DemoCustomer owner = customer();
            KeyHolder key = KeyHolder.of(owner.apply("robot"));
            key.findCustomerInfo(b.api()).requireSuccess();

            a.api()
                    .with("Authorization", "Bearer " + ADMIN_SECRET)
                    .post(
                            "/api/admin/customers",
                            "{\"companyId\":439,\"customerNo\":\"" + owner.customerNo() + "\",\"status\":2}")
                    .requireSuccess();

            key.findCustomerInfo(b.api())
                    .requireRefusal("CUSTOMER_API_0000158", "US", KeyHolder.FIND_CUSTOMER_INFO, null);
        }
    }

    /** The keys have rights and an age that only time gives; the database is told of both. */
    @Test
    @Order(2)
    void withdrawalShouldBeLockedOnTheOtherNodeByTheNextCallAfterTheAuthenticatorIsUnbound() {
        for (int i = 0; i < TRIALS / 5; i++) {
            DemoCustomer owner = customer();
            KeyHolder key = KeyHolder.of(owner.apply("robot"));
            postgres.execute(
                    DATABASE,
                    "update api_key set permissions = 'READ,WITHDRAW', withdrawable_from = 0 where access_key = '"
                            + key.accessKey() + "'");
            // Nothing is there to take it to: it got that far.
            withdraw(key).requireRefusal(502, "GATEWAY_CODE_010", "G", WITHDRAWAL, null);

            owner.unbind();

            assertThat(withdraw(key).code()).as("trial " + i).isEqualTo("00012009");
            key.findCustomerInfo(b.api()).requireSuccess();
        }
    }

    private static Answer withdraw(KeyHolder key) {
        return key.on(b.api(), "{}").post(KeyHolder.global(WITHDRAWAL), "{}");
    }

    @Test
    @Order(3)
    void callThatWasUsedOnOneNodeShouldBeRefusedAsUsedOnTheOther() {
        KeyHolder key = key();
        for (int i = 0; i < 10; i++) {
            Map<String, String> headers = key.headers("{}");
            String path = KeyHolder.global(KeyHolder.FIND_CUSTOMER_INFO);
            KeyHolder.with(a.api(), headers).post(path, "{}").requireSuccess();

            KeyHolder.with(b.api(), headers)
                    .post(path, "{}")
                    .requireRefusal("00012008", "G", KeyHolder.FIND_CUSTOMER_INFO, null);
        }
    }

    @Test
    @Order(4)
    void callsShouldBeCountedAcrossBothNodes() {
        KeyHolder key = key();
        for (int i = 1; i <= LIMIT; i++) {
            Answer answer = key.findCustomerInfo((i % 2 == 0 ? a : b).api()).requireSuccess();
            assertThat(answer.header("x-ratelimit-remaining")).contains(Integer.toString(LIMIT - i));
        }

        assertThat(key.findCustomerInfo(a.api()).status()).isEqualTo(429);
        assertThat(key.findCustomerInfo(b.api()).status()).isEqualTo(429);
        int refused = 2;
        while (key.findCustomerInfo(a.api()).status() == 429) {
            refused++;
        }
        assertThat(refused).isEqualTo(10);
        assertThat(key.findCustomerInfo(b.api()).status()).isEqualTo(418);
    }

    @Test
    @Order(5)
    void nodesShouldRefuseSignedCallsWhileRedisIsGoneAndGoOnWhenItIsBack() {
        DemoCustomer owner = customer();
        KeyHolder key = KeyHolder.of(owner.apply("robot"));
        key.findCustomerInfo(a.api()).requireSuccess();
        redis.kill();

        Answer refused = key.findCustomerInfo(a.api());
        refused.requireRefusal(503, "GATEWAY_CODE_012", "G", KeyHolder.FIND_CUSTOMER_INFO, null);
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(key.findCustomerInfo(b.api()).status()).isEqualTo(503);
        owner.requireKeys(1);

        redis.startAgain("--save", "");
        long giveUp = System.nanoTime() + 30_000_000_000L;
        while (!key.findCustomerInfo(a.api()).isSuccess()
                || !key.findCustomerInfo(b.api()).isSuccess()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
        }
    }
}
