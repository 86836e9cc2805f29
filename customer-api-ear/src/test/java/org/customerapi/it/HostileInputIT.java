package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.customerapi.it.server.ServerProcess;
import org.customerapi.it.server.TestDatabase;
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

/** Whatever comes in, an envelope goes out, nobody is told of a system error, and nothing is lost. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileInputIT {
    private static final int KIB_64 = 64 * 1024;
    private static final int FUZZED_CALLS = 3000;
    private static final long SEED = 20260301;

    /** Each operation with the names of its fields. */
    private static final Map<String, List<String>> OPERATIONS = new LinkedHashMap<>();

    static {
        List<String> codes = List.of("googleCode", "phoneCode", "emailCode", "phoneSendToken", "emailSendToken");
        OPERATIONS.put(Api.APPLY_API, with(codes, "tag"));
        OPERATIONS.put(Api.EDIT_API_PERMISSION, with(codes, "id", "tag", "permissionList", "whiteIps"));
        OPERATIONS.put(Api.DOWNGRADE, with(codes, "apiKey", "tag", "times"));
        OPERATIONS.put(Api.DEL_API, List.of("id"));
        OPERATIONS.put(Api.QUERY_API, List.of("id"));
        OPERATIONS.put(Api.PAGE, List.of("size", "current", "tag"));
        OPERATIONS.put(Api.VERIFY_CODE_SEND, List.of("bizType"));
        OPERATIONS.put(
                Api.LOGIN,
                List.of(
                        "type",
                        "loginName",
                        "phoneArea",
                        "loginPwd",
                        "verifyCode",
                        "sendToken",
                        "googleCode",
                        "device"));
        OPERATIONS.put(Api.FIND_CUSTOMER_INFO, List.of("anything"));
        OPERATIONS.put(Api.CHECK_STATUS, List.of("type", "loginName", "phoneArea"));
        OPERATIONS.put(Api.CHECK_GOOGLE_MFA_STATUS, List.of("type", "loginName", "phoneArea"));
        OPERATIONS.put(Api.CHANGE_LANG, List.of("newLang"));
        OPERATIONS.put(Api.FIND_PHONE_AND_EMAIL, List.of("anything"));
        OPERATIONS.put(Api.GENERATE_GOOGLE_ACCOUNT, List.of("anything"));
        OPERATIONS.put(Api.CHECK_KYC_APPLY, List.of("businessCode", "openAccountType"));
        OPERATIONS.put(
                Api.ENABLE_OR_FORBID_MFA,
                List.of(
                        "type",
                        "googleId",
                        "googleCode",
                        "verifyCodeSMS",
                        "sendTokenSMS",
                        "verifyCodeEmail",
                        "sendTokenEmail"));
    }

    /** JSON values that no field wants; each is syntactically right. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1.5",
            "-0",
            "1e5",
            "1e400",
            "1e999999999",
            "-1e-999999999",
            "1e2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "1".repeat(400),
            "1".repeat(5000),
            "0." + "1".repeat(2000),
            "\"\"",
            "\" \"",
            "\"0\"",
            "\"-1\"",
            "\"1e5\"",
            "\"\\u0000\"",
            "\"a\\r\\nSet-Cookie: x=1\"",
            "\"\\u202etxt.exe\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ufeff\"",
            "\"' or 1=1; drop table api_key; --\"",
            "\"<script>alert(1)</script>\"",
            "\"${jndi:ldap://x/y}{0}%s%n\"",
            "\"" + "x".repeat(10_000) + "\"",
            "\"" + "漢".repeat(10_000) + "\"",
            "[]",
            "[null]",
            "[[]]",
            "[1,\"a\",{}]",
            "[{\"code\":null,\"status\":null}]",
            "[{\"code\":[],\"status\":{}}]",
            "[{\"code\":\"trade\",\"status\":1e999999999}]",
            "{}",
            "{\"a\":{\"b\":[1,2,{\"c\":null}]}}",
            "[" + "{},".repeat(5000) + "{}]");

    private static DemoCustomer victim;
    private static DemoCustomer attacker;
    private static String before;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "app", managed = false, testable = false)
    @TargetsContainer("hostile-input")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @Test
    @Order(1)
    void serverShouldStart() {
        deployer.deploy("app");
    }

    @Test
    @Order(2)
    @OperateOnDeployment("app")
    void customersShouldHaveKeysToLose(@ArquillianResource URL deployed) {
        Api api = Api.at(Deployments.root(deployed));
        victim = DemoCustomer.numbered(api, 1).logIn();
        victim.apply("treasure");
        attacker = DemoCustomer.numbered(api, 2).logIn();
        attacker.apply("own");
        before = state();
    }

    @Test
    @Order(3)
    @OperateOnDeployment("app")
    void bodyShouldBeRefusedWhenItIsNoJsonObject(@ArquillianResource URL deployed) {
        RawHttp raw = new RawHttp(Deployments.root(deployed));
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of(
                "{",
                "}",
                "{\"id\"",
                "{\"id\":}",
                "{\"id\":1,}",
                "{'id':1}",
                "{id:1}",
                "{\"id\":01}",
                "{\"id\":+1}",
                "{\"id\":.5}",
                "{\"id\":NaN}",
                "{\"id\":1}{\"id\":2}",
                "{\"id\":1} x",
                "{\"id\":1}\u0000",
                "[{\"id\":1}]",
                "\"id\"",
                "id=1",
                "<id>1</id>",
                "null",
                "{\"id\":\"\u0001\"}",
                "{\"id\":\"\\x\"}",
                "{\"id\":\"\\u12\"}",
                "{\"id\":1 \"tag\":2}",
                "{\"id\":1/**/}",
                "{\"id\":1,\"id\":1}",
                "{\"id\":1,\"x\":{\"a\":1,\"a\":2}}",
                "{\"id\":1,\"x\":[{\"a\":1,\"\\u0061\":2}]}",
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}",
                "{\"a\":" + "[".repeat(60_000))) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add(bytes(0xEF, 0xBB, 0xBF, '{', '}'));
        bodies.add(bytes('{', '"', 'a', '"', ':', '"', 0xE4, 0xBD));
        bodies.add(bytes('{', '"', 'a', '"', ':', '"', 0xE4, '"', '}'));
        bodies.add(bytes('{', '"', 'a', '"', ':', '"', 0xC0, 0xAF, '"', '}'));
        bodies.add(bytes('{', '"', 'a', '"', ':', '"', 0xED, 0xA0, 0x80, '"', '}'));
        bodies.add("{\"id\":1}".getBytes(StandardCharsets.UTF_16));
        bodies.add(bytes(0xFF, 0xFE));
        bodies.add(bytes(0, 0, 0, 0));
        for (byte[] body : bodies) {
            for (String path : List.of(Api.QUERY_API, Api.DEL_API, Api.APPLY_API)) {
                raw.send("POST", path, session(), body)
                        .requireRefusal(400, "GATEWAY_CODE_015", "G", bizType(path), null);
            }
        }
        for (byte[] body : List.of(bytes(), bytes(' ', '\r', '\n', '\t'), bytes('{', '}'))) {
            raw.send("POST", Api.QUERY_API, session(), body)
                    .requireRefusal("CUSTOMER_API_0000501", "US", bizType(Api.QUERY_API), "id");
        }
    }

    @Test
    @Order(4)
    @OperateOnDeployment("app")
    void fieldShouldBeRefusedClearlyWhateverIsInIt(@ArquillianResource URL deployed) {
        OPERATIONS.forEach((path, fields) -> {
            for (String field : fields) {
                for (String value : VALUES) {
                    // So that each field is reached, those before it are right.
                    StringBuilder body = new StringBuilder("{");
                    for (String other : fields) {
                        if (!other.equals(field)) {
                            body.append('"')
                                    .append(other)
                                    .append("\":")
                                    .append(harmless(other))
                                    .append(',');
                        }
                    }
                    body.append('"').append(field).append("\":").append(value).append('}');
                    requireCalm(client(path).post(path, body.toString()), body.toString());
                }
            }
        });
    }

    @Test
    @Order(5)
    @OperateOnDeployment("app")
    void bodyShouldBeTakenUpTo64KibAndRefusedBeyond(@ArquillianResource URL deployed) {
        RawHttp raw = new RawHttp(Deployments.root(deployed));
        for (int chunk : new int[] {0, 1000, KIB_64}) {
            for (int size : new int[] {KIB_64 - 1, KIB_64}) {
                post(raw, body(size), chunk).requireRefusal("CUSTOMER_API_0000501", "US", bizType(Api.QUERY_API), "id");
            }
            for (int size : new int[] {KIB_64 + 1, 1 << 20, 5 << 20}) {
                post(raw, body(size), chunk).requireRefusal(413, "GATEWAY_CODE_015", "G", bizType(Api.QUERY_API), null);
            }
        }
    }

    /** Without a session nobody reads the body; with an unknown path neither. */
    @Test
    @Order(5)
    @OperateOnDeployment("app")
    void refusalShouldBeHeardWhenTheBodyIsNotRead(@ArquillianResource URL deployed) {
        Api api = Api.at(Deployments.root(deployed));
        api.send("POST", Api.QUERY_API, BodyPublishers.ofByteArray(body(5 << 20)))
                .requireRefusal("GATEWAY_CODE_001", "G", bizType(Api.QUERY_API), null);
        api.send("POST", "/api/global/nothing", BodyPublishers.ofByteArray(body(5 << 20)))
                .requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
    }

    /** This server has no admin secret. */
    @Test
    @Order(5)
    @OperateOnDeployment("app")
    void importShouldBeAsUnknownAsAnyPathWithoutAnAdminSecret(@ArquillianResource URL deployed) {
        RawHttp raw = new RawHttp(Deployments.root(deployed));
        Map<String, String> headers = session();
        headers.put("Authorization", "Bearer " + "x".repeat(32));
        for (String method : List.of("POST", "GET", "PUT", "DELETE", "OPTIONS")) {
            for (String path :
                    List.of("/api/admin/customers", "/api/admin/customers/", "/api/admin", "/api/administrator")) {
                raw.send(method, path, headers, bytes()).requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
            }
        }
    }

    @Test
    @Order(6)
    @OperateOnDeployment("app")
    void mediaTypesShouldNotMatter(@ArquillianResource URL deployed) {
        RawHttp raw = new RawHttp(Deployments.root(deployed));
        byte[] body = "{\"size\":1}".getBytes(StandardCharsets.UTF_8);
        for (String type : List.of(
                "application/json",
                "application/json;charset=UTF-8",
                "application/json; charset=utf-16",
                "text/json",
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "text/plain",
                "text/xml; charset=nonsense",
                "application/problem+json",
                "application/octet-stream",
                "*/*",
                "garbage",
                "a/b/c",
                "",
                ";;;")) {
            Map<String, String> headers = session();
            headers.put("Content-Type", type);
            assertThat(raw.send("POST", Api.PAGE, headers, body).data().getInt("size"))
                    .as(type)
                    .isEqualTo(1);
            headers = session();
            headers.put("Accept", type);
            assertThat(raw.send("POST", Api.PAGE, headers, body).data().getInt("size"))
                    .as(type)
                    .isEqualTo(1);
            raw.send("POST", "/api/global/nothing", headers, body)
                    .requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
            raw.send("GET", Api.PAGE, headers, bytes())
                    .requireRefusal(405, "GATEWAY_CODE_016", "G", bizType(Api.PAGE), null);
        }
        assertThat(raw.send("POST", Api.PAGE, session(), body).data().getInt("size"))
                .isEqualTo(1);
    }

    /** RFC 9110, section 9.1. Not on WildFly, where RESTEasy takes any case. */
    @Test
    @Tag("payara")
    @Order(7)
    @OperateOnDeployment("app")
    void methodShouldBeRefusedWhenItIsPostInLowerCase(@ArquillianResource URL deployed) {
        RawHttp raw = new RawHttp(Deployments.root(deployed));
        for (String path : OPERATIONS.keySet()) {
            raw.send("post", path, session(), bytes())
                    .requireRefusal(405, "GATEWAY_CODE_016", "G", bizType(path), null);
        }
    }

    @Test
    @Order(7)
    @OperateOnDeployment("app")
    void pathShouldLeadToAnEnvelopeHoweverItIsSpelled(@ArquillianResource URL deployed) {
        RawHttp raw = new RawHttp(Deployments.root(deployed));
        String query = bizType(Api.QUERY_API);
        for (String path : List.of(
                "/api",
                "/api/",
                "/api//",
                "/api/global",
                "/api/global/",
                "/api/login",
                "/api/global/" + query + "/",
                "/api/global/" + query + "//",
                "/api/global/" + query + "/x",
                "/api/global/" + query + "%2F",
                "/api/global/" + query + ";v=1",
                "/api/global/" + query + "%00",
                "/api/global;x=1/" + query,
                "/api//global/" + query,
                "/api/GLOBAL/" + query,
                "/api/global/" + query.toUpperCase(Locale.ROOT),
                "/api/global/" + query + "_0.0.1_",
                "/api/global/*",
                "/api/global/" + "a".repeat(5000),
                "/api/application.wadl",
                "/api/openapi-c/global/" + query,
                "/api/logout/x",
                "/api/demo",
                "/openapi-c",
                "/openapi-c/",
                "/openapi-c/global",
                "/openapi-c/global/" + query + ";x",
                "/openapi-c//global/" + query,
                "/openapi-c/login/" + bizType(Api.LOGIN),
                "/openapi-c/logout",
                "/openapi-c/demo/codes")) {
            for (String method : List.of("POST", "GET", "PUT", "DELETE", "PATCH", "OPTIONS", "FOO")) {
                Answer answer = raw.send(method, path, session(), "{}".getBytes(StandardCharsets.UTF_8));
                if (answer.header("Content-Type").isEmpty() && answer.status() == 400) {
                    // The connector itself found the request line malformed; it never reached the application.
                    assertThat(answer.text()).isEmpty();
                    continue;
                }
                answer.requireEnvelope();
                assertThat(answer.status()).as(method + " " + path).isIn(404, 405);
            }
        }
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "FOO")) {
            for (String path : OPERATIONS.keySet()) {
                raw.send(method, path, session(), bytes())
                        .requireRefusal(405, "GATEWAY_CODE_016", "G", bizType(path), null);
            }
        }
        Answer head = raw.send("HEAD", Api.QUERY_API, session(), bytes());
        assertThat(head.status()).isEqualTo(405);
        assertThat(head.text()).isEmpty();
        for (String path :
                List.of("/api/../WEB-INF/web.xml", "/api/%2e%2e/WEB-INF/web.xml", "/openapi-c/..;/WEB-INF/web.xml")) {
            Answer answer = raw.send("GET", path, session(), bytes());
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            assertThat(answer.text()).doesNotContain("web-app", "Exception", "\tat ");
        }
    }

    @Test
    @Order(8)
    @OperateOnDeployment("app")
    void headersShouldNotReachAnythingBelow(@ArquillianResource URL deployed) {
        RawHttp raw = new RawHttp(Deployments.root(deployed));
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Map<String, List<String>> hostile = Map.of(
                "trace", List.of("a b", "<b>", "x".repeat(6000), "a%0d%0ab", "' --", "..\\..", "{}", "\"", "a,b"),
                "lang", List.of("../../etc/passwd", "zh-CN{0}", "x".repeat(6000), "*", "en-US-u-x-%00", "_", "-"),
                "companyId", List.of("439 ", "0439", "4.39e2", "x".repeat(6000), "-1", "9".repeat(30)),
                "version", List.of("0.0.1 ", "0.0.1;", "x".repeat(6000)),
                "group", List.of("x".repeat(6000), "../"),
                "timestamp", List.of("x", "-1", "9".repeat(300)),
                "token", List.of("x", "' or 1=1 --", "x".repeat(6000)),
                "X-Forwarded-For", List.of("1.2.3.4, x, ::1", "x".repeat(6000), ",,,", "1.2.3.4%eth0"),
                "Accept-Language", List.of("x".repeat(3000), ";q=9"),
                "Content-Encoding", List.of("gzip", "x"));
        hostile.forEach((name, values) -> values.forEach(value -> {
            Map<String, String> headers = session();
            headers.put(name, value);
            requireCalm(raw.send("POST", Api.PAGE, headers, body), name + ": " + value);
        }));
    }

    @Test
    @Order(9)
    @OperateOnDeployment("app")
    void othersKeyShouldBeOutOfReach(@ArquillianResource URL deployed) {
        JsonObject key = victim.page().getJsonArray("records").getJsonObject(0);
        Api session = attacker.session();
        JsonObject codes = attacker.stepUp().build();
        JsonObject byId = Json.createObjectBuilder(codes)
                .add("id", key.get("id"))
                .add("tag", "stolen")
                .add("whiteIps", "203.0.113.66")
                .build();
        JsonObject byAccessKey = Json.createObjectBuilder(codes)
                .add("apiKey", key.get("apiKey"))
                .add("tag", "stolen")
                .add("times", "month")
                .build();
        for (String path : List.of(Api.QUERY_API, Api.EDIT_API_PERMISSION, Api.DEL_API)) {
            session.post(path, byId).requireRefusal("CUSTOMER_API_0000003", "US", bizType(path), null);
        }
        session.post(Api.DOWNGRADE, byAccessKey)
                .requireRefusal("CUSTOMER_API_0000003", "US", bizType(Api.DOWNGRADE), null);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Order(10)
    @OperateOnDeployment("app")
    void fuzzedCallsShouldGetEnvelopes(@ArquillianResource URL deployed) {
        Random random = new Random(SEED);
        List<String> paths = new ArrayList<>(OPERATIONS.keySet());
        for (int i = 0; i < FUZZED_CALLS; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            if (path.equals(Api.LOGIN) && random.nextInt(4) != 0) {
                // The slow password hash would take most of the time.
                path = Api.PAGE;
            }
            String body = fuzzed(random, path);
            requireCalm(client(path).post(path, body), SEED + ", " + i + ", " + path + " " + body);
        }
    }

    @Test
    @Order(11)
    @OperateOnDeployment("app")
    void nothingShouldBeLost(@ArquillianResource URL deployed) {
        assertThat(state()).isEqualTo(before);
        assertThat(Deployments.log("hostile-input")).doesNotContain("unforeseen", "SEVERE");
    }

    @Test
    @Order(12)
    void databaseShouldHoldTheSameKeys() throws SQLException {
        ServerProcess server = ServerProcess.current();
        deployer.undeploy("app");
        server.awaitExit();
        try (Connection connection = TestDatabase.connect("hostile-input");
                Statement statement = connection.createStatement()) {
            assertThat(count(statement, "select count(*) from api_key")).isEqualTo(2);
            assertThat(count(statement, "select count(*) from api_key where slot is not null"))
                    .isEqualTo(2);
            assertThat(count(statement, "select count(*) from customer where active"))
                    .isEqualTo(103);
            assertThat(
                            count(
                                    statement,
                                    "select count(*) from audit_record where not regexp_like(trace, '^[A-Za-z0-9._:-]{1,128}$')"))
                    .isZero();
        }
    }

    private static int count(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** All keys of both, to the last member. */
    private static String state() {
        return victim.page().toString() + attacker.page();
    }

    private static Api client(String path) {
        boolean guest = List.of(Api.LOGIN, Api.CHECK_STATUS, Api.CHECK_GOOGLE_MFA_STATUS)
                .contains(path);
        return guest ? attacker.guest() : attacker.session();
    }

    private static Map<String, String> session() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("token", attacker.token());
        return headers;
    }

    private static Answer post(RawHttp raw, byte[] body, int chunk) {
        return chunk == 0
                ? raw.send("POST", Api.QUERY_API, session(), body)
                : raw.sendChunked(Api.QUERY_API, session(), body, chunk);
    }

    private static void requireCalm(Answer answer, String call) {
        String shown = call.length() > 500 ? call.substring(0, 500) : call;
        assertThat(answer.status()).as(shown + " -> " + answer.text()).isIn(200, 400, 404, 413);
        answer.requireEnvelope();
        if (answer.json().getBoolean("fail")) {
            assertThat(answer.text()).as(shown).doesNotContain("<script>", "\\u0000", "\\u202e", "jndi", "drop table");
        }
    }

    /** A value with which a call comes as far as it can without codes. */
    private static String harmless(String field) {
        return switch (field) {
            case "id" -> "999999999";
            case "tag" -> "\"harmless\"";
            case "apiKey" -> "\"" + "0".repeat(32) + "\"";
            case "times" -> "\"month\"";
            case "type", "size", "current", "openAccountType", "googleId" -> "1";
            case "businessCode" -> "\"API\"";
            case "newLang" -> "\"en-US\"";
            case "permissionList" -> "[]";
            case "whiteIps" -> "\"203.0.113.1\"";
            case "loginName" -> "\"nobody@customer-api.test\"";
            case "loginPwd" -> "\"00000000000000000000000000000000\"";
            default -> "null";
        };
    }

    private static String fuzzed(Random random, String path) {
        StringBuilder body = new StringBuilder("{");
        List<String> fields = OPERATIONS.get(path);
        int members = random.nextInt(fields.size() + 2);
        for (int i = 0; i < members; i++) {
            String name = random.nextInt(10) == 0 ? "unknown" + i : fields.get(random.nextInt(fields.size()));
            String value = random.nextBoolean() ? harmless(name) : VALUES.get(random.nextInt(VALUES.size()));
            if (name.equals("id") && !path.equals(Api.QUERY_API)) {
                value = harmless(name);
            }
            if (random.nextInt(8) == 0) {
                value = string(random);
            }
            body.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(name)
                    .append("\":")
                    .append(value);
        }
        body.append('}');
        if (random.nextInt(5) == 0) {
            // A scratch somewhere: a character lost, doubled or replaced.
            int at = random.nextInt(body.length());
            switch (random.nextInt(3)) {
                case 0 -> body.deleteCharAt(at);
                case 1 -> body.insert(at, body.charAt(at));
                default -> body.setCharAt(at, (char) (1 + random.nextInt(0x2fff)));
            }
        }
        return body.toString();
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            text.append(String.format("\\u%04x", random.nextInt(0x10000)));
        }
        return '"' + text.toString() + '"';
    }

    private static byte[] body(int size) {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) 'a');
        byte[] head = "{\"x\":\"".getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, body, 0, head.length);
        body[size - 2] = '"';
        body[size - 1] = '}';
        return body;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(some);
        return all;
    }

    private static String bizType(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
