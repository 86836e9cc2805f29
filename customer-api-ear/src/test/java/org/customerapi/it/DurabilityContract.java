package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.customerapi.it.server.ServerProcess;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What was answered is there after the server was killed in the middle of its work; and what is there is whole. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class DurabilityContract {
    private static final int CUSTOMERS = 60;
    private static final int ANSWERED_BEFORE_THE_KILL = 20;
    private static final int THREADS = 8;

    private static final List<DemoCustomer> customers = new ArrayList<>();

    /** The keys that were answered, by their owners' numbers. */
    private static final Map<String, JsonObject> answered = new ConcurrentHashMap<>();

    @ArquillianResource
    private Deployer deployer;

    @BeforeAll
    static void begin() {
        customers.clear();
        answered.clear();
    }

    @Test
    @Order(1)
    void serverShouldStart() {
        deployer.deploy("app");
    }

    @Test
    @Order(2)
    @OperateOnDeployment("app")
    void serverShouldDieInTheMiddleOfABurst(@ArquillianResource URL deployed) throws InterruptedException {
        Api api = Api.at(Deployments.root(deployed));
        List<JsonObject> requests = new ArrayList<>();
        for (int n = 1; n <= CUSTOMERS; n++) {
            DemoCustomer customer = DemoCustomer.numbered(api, n).logIn();
            customers.add(customer);
            requests.add(customer.stepUp().add("tag", "burst").build());
        }
        ServerProcess server = ServerProcess.current();
        CountDownLatch enough = new CountDownLatch(ANSWERED_BEFORE_THE_KILL);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int i = 0; i < CUSTOMERS; i++) {
            DemoCustomer customer = customers.get(i);
            JsonObject request = requests.get(i);
            threads.execute(() -> {
                apply(customer, request);
                enough.countDown();
            });
        }
        assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();
        server.kill();
        threads.shutdown();
        assertThat(threads.awaitTermination(180, TimeUnit.SECONDS)).isTrue();
        assertThat(answered).hasSizeBetween(ANSWERED_BEFORE_THE_KILL / 2, CUSTOMERS - 1);
    }

    @Test
    @Order(3)
    void serverShouldStartAgainOnTheSameData() {
        deployer.undeploy("app");
        deployer.deploy("app");
    }

    @Test
    @Order(4)
    @OperateOnDeployment("app")
    void everyAnsweredKeyShouldBeThereAndNoneHalfThere(@ArquillianResource URL deployed) {
        Api api = Api.at(Deployments.root(deployed));
        int found = 0;
        for (DemoCustomer customer : customers) {
            Api session = api.with("token", customer.token());
            JsonObject page = session.post(Api.PAGE, "{}").data();
            JsonObject issued = answered.get(customer.customerNo());
            assertThat(page.getInt("total")).isBetween(issued == null ? 0 : 1, 1);
            for (JsonObject row : page.getJsonArray("records").getValuesAs(JsonObject.class)) {
                found++;
                JsonObject key = session.post(Api.QUERY_API, "{\"id\":" + row.get("id") + "}")
                        .data();
                requireWhole(key);
                if (issued != null) {
                    for (String member :
                            List.of("id", "apiKey", "pubKey", "secretKeyMd5", "tag", "createTime", "expiredTime")) {
                        assertThat(key.get(member)).as(member).isEqualTo(issued.get(member));
                    }
                }
            }
        }
        assertThat(found).isBetween(answered.size(), CUSTOMERS);
    }

    @Test
    @Order(5)
    @OperateOnDeployment("app")
    void workShouldGoOnAfterTheKill(@ArquillianResource URL deployed) {
        Api api = Api.at(Deployments.root(deployed));
        DemoCustomer fresh = DemoCustomer.numbered(api, CUSTOMERS + 1).logIn();
        fresh.apply("after the kill");
        fresh.requireKeys(1);
    }

    @Test
    @Order(6)
    void serverShouldStop() {
        ServerProcess server = ServerProcess.current();
        deployer.undeploy("app");
        server.awaitExit();
        deployer.deploy("app");
    }

    @Test
    @Order(7)
    @OperateOnDeployment("app")
    void sessionsAndKeysShouldOutliveAPlainRestart(@ArquillianResource URL deployed) {
        Api api = Api.at(Deployments.root(deployed));
        customers.stream()
                .filter(customer -> answered.containsKey(customer.customerNo()))
                .forEach(customer -> {
                    Api session = api.with("token", customer.token());
                    session.post(Api.FIND_CUSTOMER_INFO, "{}").requireSuccess();
                    assertThat(session.post(Api.PAGE, "{}").data().getInt("total"))
                            .isEqualTo(1);
                });
    }

    @Test
    @Order(8)
    void serverShouldEnd() {
        deployer.undeploy("app");
    }

    private static void apply(DemoCustomer customer, JsonObject request) {
        try {
            Answer answer = customer.session().post(Api.APPLY_API, request);
            answered.put(customer.customerNo(), answer.data());
        } catch (UncheckedIOException e) {
            // The server is dead: nothing was answered.
        }
    }

    private static void requireWhole(JsonObject key) {
        assertThat(key.getString("apiKey")).matches("[0-9a-f]{32}");
        assertThat(key.getString("secretKeyMd5")).matches("[0-9a-f]{32}");
        assertThat(key.getString("pubKey")).startsWith("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A");
        assertThat(key.getString("tag")).isEqualTo("burst");
        assertThat(key.getJsonArray("permissionDTOList")).hasSize(4);
        assertThat(key.getJsonArray("sources")).hasSize(54);
        assertThat(key.getInt("validityDays")).isEqualTo(90);
        assertThat(key.get("privateKey")).isEqualTo(JsonValue.NULL);
        assertThat(key.getJsonNumber("withdrawTime").longValue())
                .isEqualTo(key.getJsonNumber("createTime").longValue() + 48L * 3600 * 1000);
    }
}
