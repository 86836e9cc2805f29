package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.customerapi.testing.ports.FreePort;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind the server, which is handed signed calls, and in front of it: trusted proxies and gateways. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
class NeighboursIT {
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final int BEHIND = FreePort.next();
    private static final int NOBODY = FreePort.next();
    private static final int FUZZED_CALLS = 3000;
    private static final Duration MAX_FUZZING = Duration.ofSeconds(45);
    private static final long SEED = 20260817;

    private static final String FIND = KeyHolder.FIND_CUSTOMER_INFO;
    private static final String DEPOSITS = "fund.app.DepositAppDubboService.getDepositExchangeRate";
    private static final String WITHDRAWALS = "fund.app.WithdrawAppDubboService.getWithdrawMethodList";
    private static final String REPORT = "report.app.ReportDatadDubboService.marketPerformance";
    private static final String SYMBOLS = "config.app.AppSymbolDubboService.getSymbolList";
    private static final String ASSETS = "customer.app.CustomerWebApiService.queryCustomerAssets";

    private static KeyHolder key;

    @ArquillianResource
    private URL deployed;

    private URI root;
    private Api api;
    private Downstream behind;

    @Deployment(testable = false)
    @TargetsContainer("neighbours")
    static Archive<?> archive() {
        String behind = "http://127.0.0.1:" + BEHIND;
        return Deployments.built(
                "neighbours",
                Map.of(
                        "customer-api.downstream.fund.app", behind + "/funds/",
                        "customer-api.downstream.fund.app.WithdrawAppDubboService", behind + "/withdrawals",
                        "customer-api.downstream.config.app.AppSymbolDubboService.getSymbol",
                                behind + "/half-a-segment",
                        "customer-api.downstream.customer.app", behind,
                        "customer-api.downstream.report", "http://127.0.0.1:" + NOBODY));
    }

    @BeforeEach
    void connect() {
        root = Deployments.root(deployed);
        api = Api.at(root);
        behind = new Downstream(BEHIND);
        if (key == null) {
            key = keyOf(customer());
        }
    }

    @AfterEach
    void close() {
        behind.close();
    }

    @Test
    void bodyShouldReachTheServiceByteForByte() {
        String body = " {\"b\" : [1.10,null],\r\n\t\"a\":\"\\u540d 名\" } ";
        key.on(api, "{a:名 名,b:[1.10,null]}").post(KeyHolder.global(DEPOSITS), body);
        Downstream.Received received = behind.only();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/funds/" + DEPOSITS);
        assertThat(received.body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
        key.on(api, "{}").post(KeyHolder.global(DEPOSITS), "");
        assertThat(behind.only().body()).isEmpty();
    }

    @Test
    void serviceShouldSeeTheVerifiedIdentityAndNothingElseOfTheCaller() {
        DemoCustomer owner = customer();
        KeyHolder own = keyOf(owner);
        Map<String, String> headers = own.headers("{}");
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("Accept", "application/json, text/csv");
        headers.put("lang", "zh-CN");
        headers.put("group", "");
        headers.put("recvWindow", "10000");
        headers.put("token", owner.token());
        headers.put("Cookie", "session=1");
        headers.put("Authorization", "Bearer x");
        headers.put("X-Customer-Id", "1");
        headers.put("x-customer-no", "86000116");
        headers.put("X-Company-Id", "1");
        headers.put("X-Api-Key", "spoofed");
        headers.put("X-Forwarded-For", "203.0.113.9");
        headers.put("X-Anything", "else");
        headers.put("User-Agent", "robot/1");
        raw(KeyHolder.global(DEPOSITS), headers, "{}").requireNothingInternal();
        Map<String, String> seen = behind.only().headers();
        assertThat(seen)
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("Accept", "application/json, text/csv")
                .containsEntry("trace", headers.get("trace"))
                .containsEntry("lang", "zh-CN")
                .containsEntry("version", "0.0.1")
                .containsEntry("X-Customer-Id", own.issued().get("customerId").toString())
                .containsEntry("X-Customer-No", owner.customerNo())
                .containsEntry("X-Company-Id", "439")
                .containsEntry("X-Api-Key", own.accessKey());
        // The rest is the connection's own.
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(seen.keySet());
        names.removeAll(List.of("Host", "Content-Length", "User-Agent", "Connection"));
        assertThat(names)
                .isSubsetOf(set(
                        "Content-Type",
                        "Accept",
                        "trace",
                        "lang",
                        "version",
                        "group",
                        "X-Customer-Id",
                        "X-Customer-No",
                        "X-Company-Id",
                        "X-Api-Key"));
        assertThat(seen.get("User-Agent")).doesNotContain("robot");
    }

    @Test
    void serviceShouldSeeNoMediaTypeWhereTheCallerNamesNone() {
        raw(KeyHolder.global(DEPOSITS), key.headers("{}"), "{}");
        assertThat(behind.only().headers()).doesNotContainKeys("Content-Type", "Accept", "lang", "group");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 400, 401, 404, 429})
    void answerShouldComeBackAsItIs(int status) throws Exception {
        byte[] body = {0, (byte) 0xFF, (byte) 0xC3, 0x28, '\r', '\n'};
        behind.answerWith(status, Map.of("Content-Type", "application/x-own; v=1"), body);
        HttpResponse<byte[]> answer = bytes(KeyHolder.global(DEPOSITS), key.headers("{}"), "{}");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualTo("application/x-own;v=1");
        assertThat(answer.headers().firstValue("x-ratelimit-remaining")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "a/b/c", "text/html; charset=", ";;"})
    void answerShouldComeBackWhateverItsContentTypeIs(String type) {
        behind.answerWith(200, Map.of("Content-Type", type), "text".getBytes(StandardCharsets.UTF_8));
        Answer answer = raw(KeyHolder.global(DEPOSITS), key.headers("{}"), "{}").answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("text");
    }

    @Test
    void answerShouldComeBackWithoutAContentTypeWhenItHasNone() {
        behind.answerWith(200, Map.of(), "text".getBytes(StandardCharsets.UTF_8));
        Answer answer = raw(KeyHolder.global(DEPOSITS), key.headers("{}"), "{}").answer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "moved"})
    void redirectShouldNotBeFollowed(String text) {
        behind.answerWith(
                302,
                Map.of("Location", "http://127.0.0.1:" + BEHIND + "/elsewhere"),
                text.getBytes(StandardCharsets.UTF_8));
        Answer answer = raw(KeyHolder.global(DEPOSITS), key.headers("{}"), "{}").answer();
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.text()).isEqualTo(text);
        assertThat(answer.header("Location")).contains("http://127.0.0.1:" + BEHIND + "/elsewhere");
        assertThat(behind.only().path()).isEqualTo("/funds/" + DEPOSITS);
    }

    @Test
    void serviceShouldBeTheOneOfTheLongestPrefixInWholeSegments() {
        key.on(api, "{}").post(KeyHolder.global(WITHDRAWALS), "{}");
        assertThat(behind.only().path()).isEqualTo("/withdrawals/" + WITHDRAWALS);
        key.on(api, "{}").post(KeyHolder.global(ASSETS), "{}");
        assertThat(behind.only().path()).isEqualTo("/" + ASSETS);
        key.on(api, "{}")
                .with("version", null)
                .post(KeyHolder.global(SYMBOLS), "{}")
                .requireRefusal(502, "GATEWAY_CODE_010", "G", SYMBOLS, null);
        assertThat(behind.wasCalled()).isFalse();
    }

    @Test
    void hostedOperationsAndKeyManagementShouldNeverBeHandedOn() {
        key.findCustomerInfo(api).requireSuccess();
        for (String operation : List.of("applyApi", "editApiPermission", "delApi", "downgrade", "page", "queryApi")) {
            String bizType = "customer.app.CustomerApiWebService." + operation;
            key.on(api, "{}").post(KeyHolder.global(bizType), "{}").requireRefusal("00012004", "G", bizType, null);
        }
        assertThat(behind.wasCalled()).isFalse();
    }

    @Test
    void refusedCallShouldNotReachTheService() {
        Map<String, String> headers = key.headers("{}");
        headers.put("signature", "AAAA");
        KeyHolder.with(api, headers).post(KeyHolder.global(DEPOSITS), "{}").requireEnvelope();
        assertThat(behind.wasCalled()).isFalse();
    }

    @Test
    void serviceShouldBeUnavailableWhenNobodyListens() {
        Answer answer = key.on(api, "{}")
                .post(KeyHolder.global(REPORT), "{}")
                .requireRefusal(503, "GATEWAY_CODE_012", "G", REPORT, null);
        assertThat(answer.header("x-ratelimit-remaining")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void serviceShouldBeAbnormalWhenItFails(int status) {
        behind.answerWith(status, "text/html", "<html>stack</html>");
        refused(502, "GATEWAY_CODE_011");
    }

    @Test
    void serviceShouldBeAbnormalWhenItBreaksOff() {
        behind.answerWith(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.close();
        });
        refused(502, "GATEWAY_CODE_011");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 404})
    void serviceShouldHaveNoResultWhenItsAnswerIsEmpty(int status) {
        behind.answerWith(status, Map.of(), new byte[0]);
        refused(502, "GATEWAY_CODE_013");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void serviceShouldBeTimedOutWhenItsHeadOrItsBodyIsSlow(boolean head) {
        CountDownLatch end = new CountDownLatch(1);
        behind.answerWith(exchange -> {
            if (!head) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            }
            try {
                end.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        long began = System.nanoTime();
        refused(504, "GATEWAY_CODE_902");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isBetween(1L, 20L);
        end.countDown();
    }

    @Test
    void headersShouldReachTheServiceHarmlessOrNotAtAll() {
        for (String hostile :
                List.of("\u007f", "a\u0001b", "\u00e9", "\u0000", "a\tb", "x".repeat(4000), "${jndi:x}%s{0}")) {
            for (String name : List.of("trace", "lang", "Content-Type", "Accept")) {
                Map<String, String> headers = key.headers("{}");
                headers.put(name, hostile);
                Answer answer = raw(KeyHolder.global(DEPOSITS), headers, "{}").answer();
                assertThat(answer.status()).as(name + " " + hostile).isIn(200, 400);
                if (behind.wasCalled()) {
                    assertThat(answer.text()).isEqualTo("{\"ok\":true}");
                }
            }
        }
    }

    @Test
    void unsafeTraceShouldReachTheServiceAsTheFreshOne() {
        Map<String, String> headers = key.headers("{}");
        headers.put("trace", "not a safe trace");
        raw(KeyHolder.global(DEPOSITS), headers, "{}");
        assertThat(behind.only().headers().get("trace")).matches("x-[0-9a-f-]{36}-[0-9]+");
    }

    @Test
    void forwardedAddressShouldCountFromATrustedProxy() {
        DemoCustomer owner = customer();
        KeyHolder bound = keyOf(owner);
        edit(
                owner,
                bound,
                Json.createObjectBuilder()
                        .add("whiteIps", "203.0.113.7,2001:db8::/32")
                        .build());
        for (String right : List.of(
                "203.0.113.7",
                "198.51.100.1, 203.0.113.7",
                "203.0.113.7, 127.0.0.1",
                "2001:db8::5",
                "::ffff:203.0.113.7")) {
            bound.findCustomerInfo(api.with("X-Forwarded-For", right)).requireSuccess();
        }
        // What the caller put before it himself changes nothing.
        for (String wrong :
                new String[] {null, "203.0.113.8", "203.0.113.7, 198.51.100.1", "203.0.113.7, nonsense", ""}) {
            bound.findCustomerInfo(api.with("X-Forwarded-For", wrong)).requireRefusal("00012007", "G", FIND, null);
        }
    }

    /** Envoy's HTTP authorization service: the method, path behind a prefix, headers and body of the call itself. */
    @Test
    void envoyShouldBeAnsweredWhenItAsksWithTheBody() {
        Map<String, String> headers = key.headers("{a:1}");
        headers.put("X-Customer-Id", "1");
        headers.put("x-envoy-internal", "true");
        headers.put("x-envoy-expected-rq-timeout-ms", "15000");
        headers.put("x-envoy-auth-partial-body", "false");
        headers.put("x-forwarded-proto", "http");
        headers.put("x-request-id", "5f1a3f0e-4b43-4ad1-9ec6-9d6a5e7c0d6b");
        headers.put("X-Forwarded-For", "203.0.113.7");
        Answer passed = raw(KeyHolder.verify(DEPOSITS), headers, "{\"a\":1}").answer();
        requireIdentity(passed.requireSuccess());
        Answer refused = raw(KeyHolder.verify(DEPOSITS), headers, "{\"a\":1}").answer();
        assertThat(refused.status()).isEqualTo(401);
        // With allow_partial_message it would send what it has: never the body that was signed.
        Map<String, String> partial = key.headers("{a:1,b:" + "x".repeat(100) + "}");
        partial.put("x-envoy-auth-partial-body", "true");
        assertThat(raw(KeyHolder.verify(DEPOSITS), partial, "{\"a\":1,\"b\":\"xxx")
                        .answer()
                        .status())
                .isEqualTo(403);
        assertThat(behind.wasCalled()).isFalse();
    }

    /** APISIX's forward-auth with POST: the call's own headers as far as listed, the call's outline in X-Forwarded-*, the body. */
    @Test
    void apisixShouldBeAnsweredWhenItAsksWithPost() {
        Map<String, String> headers = key.headers("{a:1}");
        headers.put("X-Forwarded-Proto", "http");
        headers.put("X-Forwarded-Method", "POST");
        headers.put("X-Forwarded-Host", "api.example.com");
        headers.put("X-Forwarded-Uri", KeyHolder.global(DEPOSITS));
        headers.put("X-Forwarded-For", "203.0.113.7");
        headers.put("User-Agent", "lua-resty-http/0.16.1 (Lua) ngx_lua/10021");
        requireIdentity(
                raw(KeyHolder.verify(DEPOSITS), headers, "{\"a\":1}").answer().requireSuccess());
        // Its default, GET, sends no body.
        Answer withoutBody = new RawHttp(root).send("GET", KeyHolder.verify(DEPOSITS), key.headers("{}"), new byte[0]);
        assertThat(withoutBody.status()).isEqualTo(405);
        assertThat(raw(KeyHolder.verify(DEPOSITS), key.headers("{}"), "")
                        .answer()
                        .status())
                .isEqualTo(401);
    }

    /** Payara's connector answers some such paths itself, with an empty 200: docs/gateways.md says what gateways do about it. */
    @ParameterizedTest
    @ValueSource(strings = {".", "..", "%zz", "%00", "%2e%2e", "a%2Fb", "a/../b", "a;b"})
    void nobodyShouldBeVouchedForOnAPathThatIsNoOperation(String malformed) {
        Answer answer =
                raw(KeyHolder.verify("") + malformed, key.headers("{}"), "{}").answer();
        assertThat(answer.headers()).doesNotContainKeys("x-customer-id", "x-customer-no", "x-company-id", "x-api-key");
        assertThat(answer.status() >= 400 || answer.text().isEmpty())
                .as(answer.text())
                .isTrue();
    }

    /** Not on WildFly, where Undertow stumbles over some cookies before the application is asked. */
    @Test
    @Tag("payara")
    void fuzzedCallsShouldBeAnsweredInTheEnvelopeAndNeverEndInASystemError() {
        Random random = new Random(SEED);
        AtomicInteger passed = new AtomicInteger();
        Map<String, Integer> codes = new java.util.TreeMap<>();
        long end = System.nanoTime() + MAX_FUZZING.toNanos();
        for (int i = 0; i < FUZZED_CALLS && System.nanoTime() < end; i++) {
            Fuzzed call = Fuzzed.next(random, key);
            Answer answer = new RawHttp(root).send("POST", call.path(), call.headers(), call.body());
            String context = "call " + i + ": " + call + " -> " + answer;
            assertThat(answer.status()).as(context).isNotEqualTo(500);
            if (behind.wasCalled()) {
                passed.incrementAndGet();
                assertThat(answer.text()).as(context).isEqualTo("{\"ok\":true}");
            } else if (answer.status() != 400 || answer.header("Content-Type").isPresent()) {
                assertThat(answer.header("Content-Type")).as(context).isPresent();
                // Without a content type the connector itself refused what is no HTTP.
                codes.merge(answer.requireEnvelope().code(), 1, Integer::sum);
            }
        }
        // It got everywhere: through, and to most of the checks.
        assertThat(passed.get()).isGreaterThan(20);
        assertThat(codes.keySet())
                .contains("0", "00012001", "00012002", "00012003", "00012004", "GATEWAY_CODE_009", "GATEWAY_CODE_015");
        assertThat(Deployments.log("neighbours")).doesNotContain("unforeseen", "StackOverflowError");
    }

    private void refused(int status, String code) {
        key.on(api, "{}").post(KeyHolder.global(DEPOSITS), "{}").requireRefusal(status, code, "G", DEPOSITS, null);
    }

    private void requireIdentity(Answer answer) {
        assertThat(answer.headers().get("x-api-key")).containsExactly(key.accessKey());
        assertThat(answer.headers().get("x-customer-id"))
                .containsExactly(key.issued().get("customerId").toString());
        assertThat(answer.headers().get("x-customer-no"))
                .containsExactly(key.issued().getString("customerNo"));
        assertThat(answer.headers().get("x-company-id")).containsExactly("439");
    }

    /** An answer that need not be an envelope. */
    private record Raw(Answer answer) {
        void requireNothingInternal() {
            assertThat(answer.headers()).doesNotContainKeys("x-customer-id", "x-customer-no", "x-api-key");
        }
    }

    private Raw raw(String path, Map<String, String> headers, String body) {
        return new Raw(new RawHttp(root).send("POST", path, headers, body.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<byte[]> bytes(String path, Map<String, String> headers, String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(root.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static TreeSet<String> set(String... names) {
        TreeSet<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
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

    private static KeyHolder keyOf(DemoCustomer owner) {
        return KeyHolder.of(owner.apply("robot"));
    }

    /** A signed call, and what became of it. */
    private record Fuzzed(String path, Map<String, String> headers, byte[] body) {
        private static final List<String> BIZ_TYPES =
                List.of(FIND, DEPOSITS, DEPOSITS, WITHDRAWALS, "a", "_", "a..b", "a.b.C.m_0.0.1_", "x".repeat(150));
        private static final List<String> BODIES =
                List.of("{}", "{\"a\":1}", "{\"b\":{\"c\":[1,null]},\"a\":\"x\"}", " { } ");
        private static final List<String> BASES = List.of("{}", "{a:1}", "{a:x,b:{c:[1,null]}}", "{}");
        private static final List<String> HEADERS = List.of(
                "companyId",
                "trace",
                "timestamp",
                "apiKey",
                "signature",
                "recvWindow",
                "signatureAlgorithm",
                "version",
                "group",
                "lang",
                "token",
                "Content-Type",
                "Accept",
                "X-Forwarded-For",
                "X-Customer-Id",
                "Cookie");
        private static final List<String> VALUES = List.of(
                "",
                " ",
                "null",
                "0",
                "-1",
                "1",
                "439",
                "60000",
                "60001",
                "1e3",
                "9".repeat(18),
                "9".repeat(400),
                "AAAA",
                "====",
                "%00",
                "\u00e9\u00ff",
                "\u0001",
                "\u007f",
                "a,b",
                "a;b=\"c",
                "zh",
                "x_y_z",
                "0.0.1",
                "SHA256withRSA",
                "SHA1withRSA",
                "[::1]",
                "::ffff:1.2.3.4",
                "1.2.3.4,,",
                "0".repeat(32),
                "x".repeat(3000),
                "${jndi:ldap://x/y}",
                "<b>",
                "{0}");

        static Fuzzed next(Random random, KeyHolder key) {
            int which = random.nextInt(BODIES.size());
            Map<String, String> headers = key.headers(BASES.get(which));
            byte[] body = BODIES.get(which).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change > 0; change--) {
                if (random.nextInt(3) == 0) {
                    body = spoiled(random, body);
                } else {
                    String name = one(random, HEADERS);
                    if (random.nextInt(5) == 0) {
                        headers.remove(name);
                    } else {
                        headers.put(name, random.nextInt(4) == 0 ? noise(random) : one(random, VALUES));
                    }
                }
            }
            String path = random.nextBoolean()
                    ? KeyHolder.global(one(random, BIZ_TYPES))
                    : KeyHolder.verify(one(random, BIZ_TYPES));
            return new Fuzzed(path, headers, body);
        }

        private static byte[] spoiled(Random random, byte[] body) {
            byte[] spoiled = body.clone();
            switch (random.nextInt(4)) {
                case 0 -> random.nextBytes(spoiled);
                case 1 -> {
                    if (spoiled.length > 0) {
                        spoiled[random.nextInt(spoiled.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                }
                case 2 ->
                    spoiled = ("{\"a\":" + "[".repeat(random.nextInt(20_000))).getBytes(StandardCharsets.US_ASCII);
                default -> spoiled = new byte[random.nextInt(70_000)];
            }
            return spoiled;
        }

        /** Latin-1 without line ends. */
        private static String noise(Random random) {
            StringBuilder noise = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                char c = (char) random.nextInt(256);
                noise.append(c == '\r' || c == '\n' ? ' ' : c);
            }
            return noise.toString();
        }

        private static String one(Random random, List<String> of) {
            return of.get(random.nextInt(of.size()));
        }

        @Override
        public String toString() {
            return path + " " + headers + " "
                    + new String(body, 0, Math.min(100, body.length), StandardCharsets.ISO_8859_1);
        }
    }
}
