package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customerapi.it.server.ServerProcess;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a server shows in demo mode, and that nothing of it is left on the same database without. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoModeIT {
    private static final List<String> OUR_CHECKS = List.of("database", "node", "signed-calls");

    private static String demoToken;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "demo", managed = false, testable = false)
    @TargetsContainer("demo-mode")
    static Archive<?> demo() {
        return Deployments.built();
    }

    @Deployment(name = "keyless", managed = false, testable = false)
    @TargetsContainer("keyless")
    static Archive<?> keyless() {
        return Deployments.built();
    }

    @Deployment(name = "keyed", managed = false, testable = false)
    @TargetsContainer("keyed")
    static Archive<?> keyed() {
        return Deployments.built();
    }

    @Test
    @Order(1)
    void demoServerShouldStart() {
        deployer.deploy("demo");
    }

    @Test
    @Order(2)
    @OperateOnDeployment("demo")
    void codesShouldBeShownNewestFirst(@ArquillianResource URL deployed) {
        DemoCustomer customer = DemoCustomer.demo(Api.at(Deployments.root(deployed)));
        JsonObject nothingYet = customer.demoCodes();
        assertThat(nothingYet.keySet()).containsExactly("googleCode", "messages");
        assertThat(nothingYet.getString("googleCode")).matches("[0-9]{6}");
        assertThat(nothingYet.getJsonArray("messages")).isEmpty();

        customer.enter(customer.guest()
                .post(
                        Api.LOGIN,
                        Json.createObjectBuilder()
                                .add("type", 1)
                                .add("loginName", customer.email())
                                .add("loginPwd", DemoCustomer.PASSWORD_MD5)
                                .add("googleCode", nothingYet.getString("googleCode"))
                                .build()));
        demoToken = customer.token();
        DemoCustomer.Ticket sms = customer.smsCode();
        DemoCustomer.Ticket email = customer.emailCode();
        for (String name : List.of(customer.email(), customer.customerNo(), customer.phone())) {
            JsonObject shown = Api.json(
                    customer.guest().get("/api/demo/codes?loginName=" + name).text());
            List<JsonObject> messages = shown.getJsonArray("messages").getValuesAs(JsonObject.class);
            assertThat(messages).hasSize(2);
            assertThat(messages.get(0).toString())
                    .isEqualTo("{\"channel\":\"EMAIL\",\"type\":\"EMAIL_LOGINED_VERIFICATION_CODE\",\"code\":\""
                            + email.code() + "\",\"sendToken\":\"" + email.sendToken() + "\"}");
            assertThat(messages.get(1).getString("channel")).isEqualTo("SMS");
            assertThat(messages.get(1).getString("type")).isEqualTo("SMS_LOGINED_VERIFICATION_CODE");
            assertThat(messages.get(1).getString("sendToken")).isEqualTo(sms.sendToken());
        }
        assertThat(DemoCustomer.newcomer(Api.at(Deployments.root(deployed)))
                        .demoCodes()
                        .isNull("googleCode"))
                .isTrue();
    }

    @Test
    @Order(3)
    @OperateOnDeployment("demo")
    void codesShouldBeShownOfDemoCustomersOnly(@ArquillianResource URL deployed) {
        Api api = Api.at(Deployments.root(deployed));
        for (String query : List.of("", "?loginName=", "?loginName=nobody@customer-api.test", "?loginName=%00")) {
            api.get("/api/demo/codes" + query).requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
        }
    }

    @Test
    @Order(4)
    @OperateOnDeployment("demo")
    void healthShouldAskEachCheckOnce() {
        Answer health = Api.at(Deployments.healthRoot()).get("/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().getString("status")).isEqualTo("UP");
        List<String> ours = health.json().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("status").equals("UP"))
                .map(check -> check.getString("name"))
                .filter(OUR_CHECKS::contains)
                .toList();
        assertThat(ours).as(health.text()).containsExactlyInAnyOrderElementsOf(OUR_CHECKS);
    }

    @Test
    @Order(5)
    @OperateOnDeployment("demo")
    void openApiDocumentShouldNameEveryOperation(@ArquillianResource URL deployed) {
        Answer document = Api.at(Deployments.root(deployed)).get("/openapi");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.text())
                .contains(
                        Api.LOGIN,
                        Api.LOGOUT,
                        Api.FIND_CUSTOMER_INFO,
                        Api.VERIFY_CODE_SEND,
                        Api.APPLY_API,
                        Api.EDIT_API_PERMISSION,
                        Api.DEL_API,
                        Api.DOWNGRADE,
                        Api.PAGE,
                        Api.QUERY_API)
                .doesNotContain("/null/");
    }

    @Test
    @Order(6)
    @OperateOnDeployment("demo")
    void pagesShouldReferToOwnFilesOnly(@ArquillianResource URL deployed) {
        Api api = Api.at(Deployments.root(deployed));
        for (String folder : List.of("/", "/developers/", "/docs/")) {
            Answer page = api.get(folder);
            assertThat(page.status()).as(folder).isEqualTo(200);
            assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
            Matcher reference = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page.text());
            int found = 0;
            while (reference.find()) {
                found++;
                assertThat(reference.group(1)).doesNotContain("//", "data:");
                URI file = URI.create(folder).resolve(reference.group(1));
                assertThat(api.get(file.toString()).status())
                        .as(file.toString())
                        .isEqualTo(200);
            }
            assertThat(found).isGreaterThan(2);
        }
        Answer missing = api.get("/nothing");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text()).doesNotContain("<html", "Exception");
    }

    @Test
    @Order(6)
    @OperateOnDeployment("demo")
    void answersShouldSayWhatPagesMayDo(@ArquillianResource URL deployed) {
        Api api = Api.at(Deployments.root(deployed));
        for (String path : List.of(
                "/",
                "/developers/",
                "/docs/",
                "/docs/swagger-ui-bundle.js",
                "/js/main.js",
                "/nothing",
                "/openapi-c/time")) {
            Answer answer = api.get(path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
                            + " frame-ancestors 'none'");
            assertThat(answer.header("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).hasValue("no-referrer");
            assertThat(answer.header("X-Frame-Options")).as(path).hasValue("DENY");
            assertThat(answer.header("Demo-Mode")).as(path).hasValue("on");
            assertThat(answer.header("Cache-Control"))
                    .as(path)
                    .hasValue(path.startsWith("/openapi-c/") ? "no-store" : "no-cache");
        }
    }

    @Test
    @Order(7)
    void serverShouldRefuseToStartWithoutAKeyOutsideDemoMode() {
        stop("demo");
        try {
            deployer.deploy("keyless");
        } catch (Exception e) {
            // Arquillian throws the container's checked one. How it tells is its affair; what counts is the log.
        }
        String log = Deployments.log("keyless");
        assertThat(log)
                .contains("customer-api.encryption.key is not set: it must be 32 random bytes in Base64,"
                        + " for example from 'openssl rand -base64 32'.");
        assertThat(log).doesNotContain("DEMO MODE IS ON");
        ServerProcess.currentIfAny().ifPresent(server -> {
            Answer answer =
                    Api.at(Deployments.root(server)).with("token", demoToken).post(Api.PAGE, "{}");
            assertThat(answer.status()).isEqualTo(404);
            server.kill();
        });
        deployer.undeploy("keyless");
    }

    @Test
    @Order(8)
    void serverShouldStartWithAKeyOutsideDemoMode() {
        deployer.deploy("keyed");
    }

    @Test
    @Order(9)
    @OperateOnDeployment("keyed")
    void demoCustomersShouldBeDisabledOutsideDemoMode(@ArquillianResource URL deployed) {
        Api api = Api.at(Deployments.root(deployed));
        assertThat(api.get("/").header("Demo-Mode")).isEmpty();
        for (DemoCustomer customer :
                List.of(DemoCustomer.demo(api), DemoCustomer.other(api), DemoCustomer.numbered(api, 1))) {
            customer.guest()
                    .post(Api.LOGIN, customer.loginByEmail().build())
                    .requireRefusal("CUSTOMER_API_0000103", "US", "customer.app.CustomerWebApiService.login", null);
            customer.guest()
                    .get("/api/demo/codes?loginName=" + customer.email())
                    .requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
        }
        api.with("token", demoToken)
                .post(Api.PAGE, "{}")
                .requireRefusal("CUSTOMER_API_0000158", "US", "customer.app.CustomerApiWebService.page", null);
        assertThat(Api.at(Deployments.healthRoot()).get("/health").json().getString("status"))
                .isEqualTo("UP");
        assertThat(Deployments.log("keyed"))
                .contains("Disabled 13 demo customers")
                .doesNotContain("DEMO MODE IS ON", "MDEyMzQ1Njc4OWFiY2RlZj");
    }

    @Test
    @Order(10)
    void serverShouldEnd() {
        stop("keyed");
    }

    private void stop(String name) {
        ServerProcess server = ServerProcess.current();
        deployer.undeploy(name);
        server.awaitExit();
    }
}
