package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.customerapi.testing.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Servers on one PostgreSQL, of which one may serve. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesIT {
    private static final String REFUSAL =
            "The Customer API does not start: another node lives on this database, process ";
    private static final String FENCED = "This node is fenced and refuses every call";

    private static final Map<String, String> settings = new HashMap<>();
    private static PostgresServer postgres;
    private static NodeProcess first;
    private static NodeProcess third;
    private static NodeProcess fourth;
    private static KeyHolder key;

    @BeforeAll
    static void startPostgres() {
        postgres = PostgresServer.start();
        settings.put("customer-api.db.url", postgres.createDatabase("nodes"));
        settings.put("customer-api.db.user", PostgresServer.USER);
        settings.put("customer-api.demo", "true");
        settings.put("customer-api.demo.allow-any-database", "true");
        settings.put("customer-api.demo.customers", "5");
    }

    @AfterAll
    static void stop() {
        for (NodeProcess node : new NodeProcess[] {first, third, fourth}) {
            if (node != null) {
                node.close();
            }
        }
        postgres.close();
    }

    @Test
    @Order(1)
    void secondNodeShouldNotStartWhileTheFirstLives() {
        first = NodeProcess.start("nodes-first", settings).awaitServing();
        Api api = first.api();
        key = KeyHolder.of(DemoCustomer.numbered(api, 1).logIn().apply("robot"));

        try (NodeProcess second = NodeProcess.start("nodes-second", settings).awaitLog(REFUSAL)) {
            assertThat(second.awaitLog("ready in").serves()).isFalse();
            assertThat(second.log()).doesNotContain("DEMO MODE IS ON");
        }

        assertThat(first.serves()).isTrue();
        key.findCustomerInfo(api).requireSuccess();
    }

    /** It was suspended for so long that another has taken over; it must not go on where it stopped. */
    @Test
    @Order(2)
    void nodeShouldRefuseEveryCallWhenAnotherHasTakenOver() {
        first.suspend();
        third = NodeProcess.start("nodes-third", settings).awaitServing();
        key.findCustomerInfo(third.api()).requireSuccess();

        first.resume();

        // Also uses up the connections from before, which the server may close now; a POST would not be sent again.
        assertThat(first.serves()).isFalse();
        Api api = first.api();
        for (int i = 0; i < 20; i++) {
            key.findCustomerInfo(api).requireRefusal(503, "GATEWAY_CODE_012", "G", KeyHolder.FIND_CUSTOMER_INFO, null);
        }
        Answer ofSession = api.with("token", "x").post(Api.PAGE, "{}");
        assertThat(ofSession.status()).isEqualTo(503);
        assertThat(ofSession.header("Retry-After")).isPresent();
        first.awaitLog(FENCED);
        assertThat(api.get("/health/ready").status()).isEqualTo(503);
        assertThat(third.serves()).isTrue();
        assertThat(third.api().get("/health/ready").status()).isEqualTo(200);
        first.close();
    }

    @Test
    @Order(3)
    void nodeShouldStartWithinSecondsWhenTheOneBeforeWasKilled() {
        third.close();

        fourth = NodeProcess.start("nodes-fourth", settings).awaitServing();

        key.findCustomerInfo(fourth.api()).requireSuccess();
        assertThat(fourth.log()).doesNotContain(REFUSAL);
    }

    /** Unless a grace is configured, as in {@link DatabaseOutageIT}. */
    @Test
    @Order(4)
    void signedReadShouldBeRefusedWhenTheDatabaseIsGoneLongerThanTheLease() {
        Api api = fourth.api();

        postgres.stop();
        try {
            // Until the lease is over a call may pass that needs nothing of the database but the key.
            Load.await("a refusal", () -> judged(api), answer -> answer.status() == 503);
            for (int i = 0; i < 20; i++) {
                for (Answer answer : List.of(key.findCustomerInfo(api), judged(api))) {
                    answer.requireRefusal(503, "GATEWAY_CODE_012", "G", KeyHolder.FIND_CUSTOMER_INFO, null);
                }
                Load.pause();
            }
        } finally {
            postgres.startAgain();
        }

        Load.await("a success", () -> key.findCustomerInfo(api), Answer::isSuccess);
    }

    private static Answer judged(Api api) {
        return key.on(api, "{}").post(KeyHolder.verify(KeyHolder.FIND_CUSTOMER_INFO), "{}");
    }

    @Test
    @Order(5)
    void nodeShouldNotStartWhenASettingHasAWrongValue() {
        Map<String, String> wrong = new HashMap<>(settings);
        wrong.put("customer-api.cluster.lease", "soon");

        try (NodeProcess node = NodeProcess.start("nodes-wrong-setting", wrong)
                .awaitLog("customer-api.cluster.lease = 'soon' is not allowed: it must be an ISO 8601 duration"
                        + " from PT0S to PT1M.")) {
            assertThat(node.awaitLog("ready in").serves()).isFalse();
        }
    }
}
