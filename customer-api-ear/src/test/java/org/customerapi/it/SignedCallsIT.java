package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls signed with a key, and what gateways ask about them: on a server with low limits that trusts no proxy. */
@Tag("portable")
@Tag("core")
@ExtendWith(ArquillianExtension.class)
class SignedCallsIT {
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final int CALLS_PER_MINUTE = 20;
    private static final int TOLERATED = 10;
    private static final int UNVERIFIED_PER_MINUTE = 30;
    private static final String FIND = KeyHolder.FIND_CUSTOMER_INFO;
    private static final String ADD_ORDER = "tradeapi.app.OrderApiService.addOrder";
    private static final String WITHDRAW = "fund.app.WithdrawAppDubboService.createWithdrawProposal";
    private static final String LIMIT = "x-ratelimit-limit";
    private static final String REMAIRING = "x-ratelimit-remairing";
    private static final String REMAINING = "x-ratelimit-remaining";
    private static final String RESET = "x-ratelimit-reset";

    @ArquillianResource
    private URL deployed;

    private Api api;

    @Deployment(testable = false)
    @TargetsContainer("signed-calls")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @BeforeEach
    void connect() {
        api = Api.at(Deployments.root(deployed));
    }

    @Test
    void callShouldBeAnsweredInTheEnvelopeWhenItsSignatureIsRight() {
        DemoCustomer owner = customer();
        KeyHolder key = keyOf(owner);
        for (String algorithm : List.of("SHA1withRSA", "SHA256withRSA")) {
            Answer answer = key.signingWith(algorithm).findCustomerInfo(api);
            JsonObject data = answer.data();
            assertThat(data.getString("customerNo")).isEqualTo(owner.customerNo());
            assertThat(data).doesNotContainKey("token");
            assertThat(data.get("loginTime")).isEqualTo(JsonValue.NULL);
            assertThat(answer.json().getString("trace")).startsWith("t-");
        }
    }

    @Test
    void callShouldBeSignedAsItsBodyIsRewritten() {
        KeyHolder key = key();
        Map<String, String> baseByBody = Map.of(
                "", "{}",
                " {\n} ", "{}",
                "{\"lang\":\"zh-CN\",\"companyId\":1,\"customerNo\":\"86001308\"}",
                        "{companyId:1,customerNo:86001308,lang:zh-CN}",
                "{\"b\":[1.10, null, {\"d\":null,\"c\":\"x y\"}],\"a\":1e3}", "{a:1e3,b:[1.10,null,{c:x y}]}",
                "{\"名\":\"\\u540d\\\"\"}", "{名:名\\}");
        baseByBody.forEach((body, base) ->
                key.on(api, base).post(KeyHolder.global(FIND), body).requireSuccess());
    }

    @Test
    void bodyShouldCountWhateverItsContentTypeSays() {
        KeyHolder key = key();
        for (String type : List.of("application/json", "application/x-www-form-urlencoded", "text/plain", "nonsense")) {
            key.on(api, "{a:1}")
                    .with("Content-Type", type)
                    .post(KeyHolder.global(FIND), "{\"a\":1}")
                    .requireSuccess();
            key.on(api, "{a:1}")
                    .with("Content-Type", type)
                    .post(KeyHolder.verify(FIND), "{\"a\":1}")
                    .requireSuccess();
        }
    }

    @Test
    void headerShouldBeAskedForWhenItIsMissing() {
        KeyHolder key = key();
        Map<String, String> headers = key.headers("{}");
        for (String name : List.of("apiKey", "signature", "timestamp")) {
            for (String missing : new String[] {null, ""}) {
                refused(headers, name, missing, "GATEWAY_CODE_009", name);
            }
        }
        for (String missing : new String[] {null, "", "null"}) {
            refused(headers, "companyId", missing, "GATEWAY_CODE_003", null);
        }
        refused(headers, "trace", null, "GATEWAY_CODE_004", null);
        refused(headers, "trace", "", "GATEWAY_CODE_004", null);
        // Nothing was used up: the same call still goes through.
        KeyHolder.with(api, headers).post(KeyHolder.global(FIND), "{}").requireSuccess();
    }

    @Test
    void headerShouldBeRefusedWhenItMakesNoSense() {
        Map<String, String> headers = key().headers("{}");
        for (String timestamp : List.of("soon", "-1", "1.5", "1e12", "0x10", "1".repeat(19))) {
            refused(headers, "timestamp", timestamp, "GATEWAY_CODE_015", "timestamp");
        }
        for (String window : List.of("-1", "60001", "5s", "999999")) {
            refused(headers, "recvWindow", window, "GATEWAY_CODE_015", "recvWindow");
        }
        for (String algorithm : List.of("MD5withRSA", "none", "sha1withrsa")) {
            refused(headers, "signatureAlgorithm", algorithm, "GATEWAY_CODE_015", "signatureAlgorithm");
        }
        refused(headers, "companyId", "abc", "GATEWAY_CODE_015", "companyId");
    }

    @Test
    void keyShouldBeUnknownToStrangersAndToOtherCompanies() {
        Map<String, String> headers = key().headers("{}");
        refused(headers, "apiKey", "0".repeat(32), "00012003", null);
        refused(headers, "apiKey", "nonsense", "00012003", null);
        refused(headers, "companyId", "360", "00012003", null);
    }

    @Test
    void callShouldBeRefusedOutsideItsWindow() {
        KeyHolder key = key();
        long now = System.currentTimeMillis();
        for (long timestamp : new long[] {0, now - 30_000, now + 30_000}) {
            refused(key.headers("{}", Long.toString(timestamp)), "00012002", null);
        }
        refused(old(key), "00012002", null);
        // A node takes no call from before its start, which may be later than that.
        Load.await(
                "a success",
                () -> {
                    Map<String, String> old = old(key);
                    old.put("recvWindow", "60000");
                    return KeyHolder.with(api, old).post(KeyHolder.global(FIND), "{}");
                },
                Answer::isSuccess);
    }

    /** The headers of a call that is older than the window which is kept for who asks for none. */
    private static Map<String, String> old(KeyHolder key) {
        return key.headers("{}", Long.toString(System.currentTimeMillis() - 5_100));
    }

    @Test
    void refusalShouldTellTheBaseInDemoModeWhenTheSignatureIsWrong() {
        KeyHolder key = key();
        Map<String, String> headers = key.headers("{a:1}");
        String timestamp = headers.get("timestamp");
        KeyHolder.with(api, headers)
                .post(KeyHolder.global(FIND), "{\"a\": 2}")
                .requireRefusal("00012001", "G", FIND, "{a:2}" + timestamp);
        refused(headers, "signature", "no base64", "00012001", "{}" + timestamp);
        refused(headers, "signature", "AAAA", "00012001", "{}" + timestamp);
        refused(headers, "signatureAlgorithm", "SHA256withRSA", "00012001", "{}" + timestamp);
    }

    @Test
    void bodyShouldBeRefusedWhenItIsNoJsonObject() {
        KeyHolder key = key();
        for (String body : List.of("{", "[]", "1", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":01}")) {
            key.on(api, body)
                    .post(KeyHolder.global(FIND), body)
                    .requireRefusal(400, "GATEWAY_CODE_015", "G", FIND, null);
        }
        key.on(api, "{}")
                .post(KeyHolder.global(FIND), " ".repeat(65 * 1024) + "{}")
                .requireRefusal(413, "GATEWAY_CODE_015", "G", FIND, null);
    }

    @Test
    void callShouldBeRefusedWhenItWasUsedBefore() {
        KeyHolder key = key();
        Map<String, String> headers = key.headers("{a:1,b:2}");
        KeyHolder.with(api, headers)
                .post(KeyHolder.global(FIND), "{\"a\":1,\"b\":2}")
                .requireSuccess();
        // Another body with the same base is the same call; so is one to another operation.
        KeyHolder.with(api, headers)
                .post(KeyHolder.global(FIND), "{\"a\":\"1,b:2\"}")
                .requireRefusal("00012008", "G", FIND, null);
        KeyHolder.with(api, headers)
                .post(KeyHolder.global(ADD_ORDER), "{\"a\":1,\"b\":2}")
                .requireRefusal("00012008", "G", ADD_ORDER, null);
    }

    @Test
    void callShouldGoThroughOnceWhenManyComeAtOnce() {
        KeyHolder key = key();
        Api signed = key.on(api, "{}");
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() ->
                    signed.post(KeyHolder.global(FIND), "{}").requireEnvelope().code());
        }
        List<String> codes = Parallel.run(calls);
        assertThat(codes).filteredOn("0"::equals).hasSize(1);
        assertThat(codes).filteredOn("00012008"::equals).hasSize(49);
    }

    @Test
    void callShouldBeRefusedWhenTheKeyHasNoRightToIt() {
        KeyHolder key = key();
        for (String bizType :
                List.of(ADD_ORDER, WITHDRAW, "no.app.Such.thing", "customer.app.CustomerApiWebService.page")) {
            key.on(api, "{}").post(KeyHolder.global(bizType), "{}").requireRefusal("00012004", "G", bizType, null);
        }
        // Rights are to a version and a group.
        for (String version : new String[] {null, "0.0.2"}) {
            key.on(api, "{}")
                    .with("version", version)
                    .post(KeyHolder.global(FIND), "{}")
                    .requireRefusal("00012004", "G", FIND, null);
        }
        key.on(api, "{}")
                .with("group", "tradeApi")
                .post(KeyHolder.global(FIND), "{}")
                .requireRefusal("00012004", "G", FIND, null);
    }

    @Test
    void withdrawalShouldBeLockedAfterItWasGranted() {
        DemoCustomer owner = customer();
        KeyHolder key = keyOf(owner);
        edit(
                owner,
                key,
                Json.createObjectBuilder()
                        .add(
                                "permissionList",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("code", "captial_out")
                                                .add("status", 1)))
                        .build());
        Answer answer = key.on(api, "{}").post(KeyHolder.global(WITHDRAW), "{}").requireEnvelope();
        assertThat(answer.code()).isEqualTo("00012009");
        assertThat(answer.json().getString("msgParams")).startsWith("20");
        assertThat(answer.json().getString("msg")).contains(answer.json().getString("msgParams"));
    }

    @Test
    void operationShouldHaveNoServiceBehindItUntilOneIsConfigured() {
        KeyHolder key = key();
        String orders = "tradeapi.app.OrderApiService.queryOrderPage";
        key.on(api, "{}")
                .with("group", "tradeApi")
                .post(KeyHolder.global(orders), "{}")
                .requireRefusal(502, "GATEWAY_CODE_010", "G", orders, null);
    }

    @Test
    void tokenShouldCountForNothing() {
        DemoCustomer owner = customer();
        KeyHolder key = keyOf(owner);
        key.findCustomerInfo(api.with("token", "nobody")).requireSuccess();
        key.findCustomerInfo(api.with("token", owner.token())).requireSuccess();
        owner.session().post(KeyHolder.global(FIND), "{}").requireRefusal("GATEWAY_CODE_009", "G", FIND, "apiKey");
        // Nor does a signature open what sessions are for.
        key.on(api, "{}").post(Api.PAGE, "{}").requireRefusal("GATEWAY_CODE_001", "G", bizType(Api.PAGE), null);
    }

    @Test
    void nextCallShouldBeRefusedOnceTheKeyIsDeleted() {
        DemoCustomer owner = customer();
        KeyHolder key = keyOf(owner);
        key.findCustomerInfo(api).requireSuccess();
        owner.session()
                .post(
                        Api.DEL_API,
                        Json.createObjectBuilder().add("id", key.id()).build())
                .requireSuccess();
        key.findCustomerInfo(api).requireRefusal("00012003", "G", FIND, null);
    }

    @Test
    void forwardedAddressShouldCountForNothingWithoutTrustedProxies() {
        DemoCustomer owner = customer();
        KeyHolder key = keyOf(owner);
        edit(
                owner,
                key,
                Json.createObjectBuilder().add("whiteIps", "203.0.113.7").build());
        for (String spoofed : new String[] {null, "203.0.113.7", "127.0.0.1, 203.0.113.7", "203.0.113.7,127.0.0.1"}) {
            key.findCustomerInfo(api.with("X-Forwarded-For", spoofed)
                            .with("X-Real-IP", "203.0.113.7")
                            .with("Forwarded", "for=203.0.113.7"))
                    .requireRefusal("00012007", "G", FIND, null);
        }
        DemoCustomer local = customer();
        KeyHolder localKey = keyOf(local);
        edit(
                local,
                localKey,
                Json.createObjectBuilder().add("whiteIps", "127.0.0.0/24").build());
        localKey.findCustomerInfo(api.with("X-Forwarded-For", "203.0.113.7")).requireSuccess();
    }

    @Test
    void answersShouldTellTheRate() {
        KeyHolder key = key();
        requireRate(key.findCustomerInfo(api).requireSuccess(), CALLS_PER_MINUTE - 1);
        Answer second = key.findCustomerInfo(api).requireSuccess();
        requireRate(second, CALLS_PER_MINUTE - 2);
        assertThat(seconds(second, RESET)).isBetween(1L, 60L);
        // One who has not proved that it is his key is told nothing of it.
        Map<String, String> stranger = key.headers("{}");
        stranger.put("signature", "AAAA");
        requireRate(KeyHolder.with(api, stranger).post(KeyHolder.global(FIND), "{}"), CALLS_PER_MINUTE);
        requireRate(api.post(KeyHolder.global(FIND), "{}"), CALLS_PER_MINUTE);
        requireRate(api.post(KeyHolder.verify(FIND), "{}"), CALLS_PER_MINUTE);
        // The owner is, whatever comes of his call; refused ones are not counted.
        requireRate(key.on(api, "{}").post(KeyHolder.global(ADD_ORDER), "{}"), CALLS_PER_MINUTE - 2);
        Api again = key.on(api, "{}");
        requireRate(again.post(KeyHolder.verify(FIND), "{}"), CALLS_PER_MINUTE - 3);
        requireRate(again.post(KeyHolder.global(FIND), "{}"), CALLS_PER_MINUTE - 3);
    }

    @Test
    void keyShouldBeSlowedDownAndThenBannedWhenItCallsTooOften() {
        KeyHolder key = key();
        for (int left = CALLS_PER_MINUTE - 1; left >= 0; left--) {
            requireRate(key.findCustomerInfo(api).requireSuccess(), left);
        }
        for (int i = 0; i < TOLERATED; i++) {
            Answer slowed = key.findCustomerInfo(api).requireRefusal(429, "00012005", "G", FIND, null);
            requireRate(slowed, 0);
            assertThat(seconds(slowed, "Retry-After")).isBetween(1L, 60L);
        }
        Answer banned = key.findCustomerInfo(api).requireRefusal(418, "00012005", "G", FIND, null);
        requireRate(banned, 0);
        assertThat(seconds(banned, "Retry-After")).isBetween(290L, 300L);
        key.on(api, "{}").post(KeyHolder.verify(FIND), "{}").requireRefusal(418, "00012005", "G", FIND, null);
    }

    @Test
    void strangerShouldNeitherUseUpTheQuotaNorGetTheKeyBanned() {
        KeyHolder key = key();
        Map<String, String> stranger = key.headers("{}");
        stranger.put("signature", "AAAA");
        int refused = 0;
        for (int i = 0; i < UNVERIFIED_PER_MINUTE; i++) {
            refused(stranger, "00012001", "{}" + stranger.get("timestamp"));
            refused++;
        }
        assertThat(refused).isEqualTo(UNVERIFIED_PER_MINUTE);
        Answer limited = KeyHolder.with(api, stranger).post(KeyHolder.global(FIND), "{}");
        limited.requireEnvelope();
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.code()).isEqualTo("GATEWAY_CODE_018");
        assertThat(seconds(limited, "Retry-After")).isBetween(1L, 60L);
        requireRate(limited, CALLS_PER_MINUTE);
        Answer forGateway = KeyHolder.with(api, stranger).post(KeyHolder.verify(FIND), "{}");
        assertThat(forGateway.status()).isEqualTo(429);
    }

    @Test
    void gatewayShouldBeToldTheIdentityWhenTheCallMayPass() {
        DemoCustomer owner = customer();
        KeyHolder key = keyOf(owner);
        Answer passed = key.on(api, "{}")
                .with("X-Customer-Id", "1")
                .with("X-Api-Key", "spoofed")
                .post(KeyHolder.verify(FIND), "{}")
                .requireSuccess();
        assertThat(passed.headers().get("x-customer-id"))
                .containsExactly(key.issued().get("customerId").toString());
        assertThat(passed.headers().get("x-customer-no")).containsExactly(owner.customerNo());
        assertThat(passed.headers().get("x-company-id")).containsExactly("439");
        assertThat(passed.headers().get("x-api-key")).containsExactly(key.accessKey());
        requireRate(passed, CALLS_PER_MINUTE - 1);
        // It need not be hosted here, nor have a service behind it.
        String orders = "tradeapi.app.OrderApiService.queryOrderPage";
        key.on(api, "{a:1}")
                .with("group", "tradeApi")
                .post(KeyHolder.verify(orders), "{\"a\":1}")
                .requireSuccess();
    }

    @Test
    void gatewayShouldBeToldByStatusWhenTheCallMayNotPass() {
        DemoCustomer owner = customer();
        KeyHolder key = keyOf(owner);
        Map<String, String> headers = key.headers("{}");
        requireVerdict(401, "GATEWAY_CODE_009", without(headers, "signature"), FIND, "{}");
        requireVerdict(401, "GATEWAY_CODE_003", without(headers, "companyId"), FIND, "{}");
        requireVerdict(401, "GATEWAY_CODE_004", without(headers, "trace"), FIND, "{}");
        requireVerdict(401, "00012001", headers, FIND, "{\"a\":1}");
        requireVerdict(401, "00012002", key.headers("{}", "1"), FIND, "{}");
        requireVerdict(403, "00012004", key.headers("{}"), ADD_ORDER, "{}");
        requireVerdict(403, "GATEWAY_CODE_015", key.headers("{}"), FIND, "{broken");
        requireVerdict(403, "GATEWAY_CODE_015", key.headers("{}"), FIND, " ".repeat(65 * 1024) + "{}");
        KeyHolder.with(api, headers).post(KeyHolder.verify(FIND), "{}").requireSuccess();
        requireVerdict(401, "00012008", headers, FIND, "{}");
        edit(
                owner,
                key,
                Json.createObjectBuilder().add("whiteIps", "203.0.113.7").build());
        requireVerdict(403, "00012007", key.headers("{}"), FIND, "{}");
        owner.session()
                .post(
                        Api.DEL_API,
                        Json.createObjectBuilder().add("id", key.id()).build())
                .requireSuccess();
        requireVerdict(401, "00012003", key.headers("{}"), FIND, "{}");
    }

    /** Of those that are judged: whoever reads on behind may take another of the two at its word. */
    @Test
    void callShouldBeRefusedWhenAHeaderComesTwice() {
        KeyHolder key = key();
        RawHttp raw = new RawHttp(api.root());
        for (String path : List.of(KeyHolder.verify(FIND), KeyHolder.global(FIND))) {
            for (String name : List.of("companyId", "apiKey", "timestamp", "signature", "recvWindow", "version")) {
                Map<String, String> headers = key.headers("{}");
                headers.putIfAbsent(name, "5000");
                raw.send("POST", path, headers, "{}".getBytes(StandardCharsets.UTF_8))
                        .requireSuccess();
                Map<String, String> twice = key.headers("{}");
                twice.putIfAbsent(name, "5000");
                // Of header names the case does not matter.
                twice.put(name.toUpperCase(Locale.ROOT), "1");
                assertThat(raw.send("POST", path, twice, "{}".getBytes(StandardCharsets.UTF_8))
                                .requireEnvelope()
                                .isSuccess())
                        .as(path + " with two of " + name)
                        .isFalse();
            }
        }
    }

    /** Then nothing tells beforehand how long it is. */
    @Test
    void gatewayShouldBeToldOfTheWholeBodyWhenItComesInChunks() {
        KeyHolder key = key();
        RawHttp raw = new RawHttp(api.root());
        for (int chunk : new int[] {1_000, 50_000}) {
            String text = Integer.toString(chunk).repeat(4_000);
            byte[] body = ("{\"a\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
            raw.sendChunked(KeyHolder.verify(FIND), key.headers("{a:" + text + "}"), body, chunk)
                    .requireSuccess();
            byte[] tooLarge = Arrays.copyOf(body, 65 * 1024);
            assertThat(raw.sendChunked(KeyHolder.verify(FIND), key.headers("{a:" + text + "}"), tooLarge, chunk)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void gatewayShouldBeRefusedWhenItDoesNotForwardTheBody() {
        Map<String, String> headers = key().headers("{}");
        requireVerdict(401, "GATEWAY_CODE_006", headers, FIND, "");
        // Not even looked at, so it is not used up.
        KeyHolder.with(api, headers).post(KeyHolder.verify(FIND), "{}").requireSuccess();
    }

    @Test
    void timeShouldBeTheServers() {
        long before = System.currentTimeMillis();
        long time = api.get("/openapi-c/time")
                .requireSuccess()
                .json()
                .getJsonNumber("data")
                .longValueExact();
        assertThat(time).isBetween(before, System.currentTimeMillis());
        api.post("/openapi-c/time", "{}").requireRefusal(405, "GATEWAY_CODE_016", "G", null, null);
    }

    @Test
    void pathShouldLeadToAnEnvelopeHoweverItIsSpelled() {
        KeyHolder key = key();
        for (String path : List.of(
                "/openapi-c/global",
                "/openapi-c/global/",
                "/openapi-c/global/" + FIND + "/",
                "/openapi-c/global/" + FIND + ";x=1",
                "/openapi-c/global;x=1/" + FIND,
                "/openapi-c;x=1/global/" + FIND,
                "/openapi-c/global/" + FIND + "/x",
                "/openapi-c/global/a-b",
                "/openapi-c//global/" + FIND,
                "/openapi-c/login/" + FIND,
                "/api/global/openapi-c/" + FIND,
                // Where the forward leads is no way in.
                "/api/openapi-c/global/" + FIND)) {
            key.on(api, "{}").post(path, "{}").requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
        }
        assertThat(key.on(api, "{}").post("/openapi-c/verify;x=1/" + FIND, "{}").status())
                .isEqualTo(403);
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            api.send(method, KeyHolder.global(FIND), BodyPublishers.noBody())
                    .requireRefusal(405, "GATEWAY_CODE_016", "G", FIND, null);
        }
    }

    private void requireVerdict(int status, String code, Map<String, String> headers, String bizType, String body) {
        Answer answer = KeyHolder.with(api, headers)
                .post(KeyHolder.verify(bizType), body)
                .requireEnvelope();
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers()).doesNotContainKeys("x-customer-id", "x-api-key");
        assertThat(answer.headers()).containsKeys(LIMIT, REMAIRING, REMAINING, RESET);
    }

    private void refused(Map<String, String> headers, String name, String value, String code, String msgParams) {
        Map<String, String> changed = without(headers, name);
        if (value != null) {
            changed.put(name, value);
        }
        refused(changed, code, msgParams);
    }

    private void refused(Map<String, String> headers, String code, String msgParams) {
        Answer answer = KeyHolder.with(api, headers)
                .post(KeyHolder.global(FIND), "{}")
                .requireRefusal(code, "G", FIND, msgParams);
        assertThat(answer.headers()).containsKeys(LIMIT, REMAIRING, REMAINING, RESET);
    }

    private static Map<String, String> without(Map<String, String> headers, String name) {
        Map<String, String> changed = new java.util.LinkedHashMap<>(headers);
        changed.remove(name);
        return changed;
    }

    private static void requireRate(Answer answer, int remaining) {
        assertThat(answer.header(LIMIT)).contains(Integer.toString(CALLS_PER_MINUTE));
        assertThat(answer.header(REMAIRING)).contains(Integer.toString(remaining));
        assertThat(answer.header(REMAINING)).contains(Integer.toString(remaining));
        assertThat(seconds(answer, RESET)).isNotNegative();
    }

    private static long seconds(Answer answer, String header) {
        return Long.parseLong(answer.header(header).orElseThrow());
    }

    private static void edit(DemoCustomer owner, KeyHolder key, JsonObject change) {
        owner.session()
                .post(
                        Api.EDIT_API_PERMISSION,
                        owner.stepUp()
                                .addAll(Json.createObjectBuilder(change))
                                .add("id", key.id())
                                .build())
                .requireSuccess();
    }

    private DemoCustomer customer() {
        return DemoCustomer.numbered(api, CUSTOMERS.incrementAndGet()).logIn();
    }

    private KeyHolder key() {
        return keyOf(customer());
    }

    private static KeyHolder keyOf(DemoCustomer owner) {
        return KeyHolder.of(owner.apply("robot"));
    }

    private static String bizType(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
