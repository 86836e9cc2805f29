package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Web pages of other origins, on a server that names two of them. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
class CrossOriginIT {
    private static final String CONSOLE = "https://console.example.test";
    private static final String LOCAL = "http://localhost:5173";
    private static final byte[] NOTHING = {};

    @ArquillianResource
    private URL deployed;

    private RawHttp raw;

    @Deployment(testable = false)
    @TargetsContainer("cross-origin")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @BeforeEach
    void connect() {
        raw = new RawHttp(Deployments.root(deployed));
    }

    @Test
    void preflightShouldBeAnsweredForNamedOrigins() {
        for (String origin : List.of(CONSOLE, LOCAL)) {
            for (String path : List.of(
                    Api.LOGIN,
                    Api.PAGE,
                    Api.LOGOUT,
                    "/openapi-c/time",
                    KeyHolder.global(KeyHolder.FIND_CUSTOMER_INFO))) {
                Answer answer = raw.send("OPTIONS", path, preflight(origin), NOTHING);
                assertThat(answer.status()).isEqualTo(204);
                assertThat(answer.text()).isEmpty();
                requireOrigin(answer, origin);
                assertThat(answer.headers().get("access-control-allow-methods")).containsExactly("GET, POST");
                assertThat(words(answer.header("Access-Control-Allow-Headers").orElseThrow()))
                        .containsExactlyInAnyOrder(
                                "content-type",
                                "companyid",
                                "token",
                                "lang",
                                "trace",
                                "version",
                                "group",
                                "timestamp",
                                "apikey",
                                "signature",
                                "signaturealgorithm",
                                "recvwindow");
                assertThat(answer.header("Access-Control-Max-Age")).contains("600");
            }
        }
    }

    @Test
    void callShouldShowNamedOriginsItsLimits() {
        Answer time = raw.send("GET", "/openapi-c/time", Map.of("Origin", LOCAL), NOTHING);
        requireOrigin(time, LOCAL);
        time.requireSuccess();
        Answer refused = raw.send("POST", Api.PAGE, Map.of("Origin", CONSOLE), "{}".getBytes(StandardCharsets.UTF_8));
        requireOrigin(refused, CONSOLE);
        refused.requireRefusal("GATEWAY_CODE_001", "G", "customer.app.CustomerApiWebService.page", null);
        Answer unknown = raw.send("POST", "/api/nowhere", Map.of("Origin", CONSOLE), NOTHING);
        requireOrigin(unknown, CONSOLE);
        unknown.requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
        Answer unsigned =
                raw.send("POST", KeyHolder.global(KeyHolder.FIND_CUSTOMER_INFO), Map.of("Origin", CONSOLE), NOTHING);
        assertThat(words(unsigned.header("Access-Control-Expose-Headers").orElseThrow()))
                .containsExactlyInAnyOrder(
                        "x-ratelimit-limit",
                        "x-ratelimit-remairing",
                        "x-ratelimit-remaining",
                        "x-ratelimit-reset",
                        "retry-after");
        assertThat(unsigned.header("x-ratelimit-limit")).isPresent();
    }

    @Test
    void foreignOriginShouldBeAnsweredAsIfThereWereNoCors() {
        for (String origin : List.of(
                "https://evil.example.test",
                "https://console.example.test.evil.test",
                "https://console.example.test:8443",
                "http://console.example.test",
                "https://CONSOLE.example.test",
                "https://console.example.test/",
                CONSOLE + ", " + LOCAL,
                "null",
                "*",
                "")) {
            Answer preflight = raw.send("OPTIONS", Api.PAGE, preflight(origin), NOTHING);
            requireNoCors(preflight);
            preflight.requireRefusal(405, "GATEWAY_CODE_016", "G", "customer.app.CustomerApiWebService.page", null);
            Answer time = raw.send("GET", "/openapi-c/time", Map.of("Origin", origin), NOTHING);
            requireNoCors(time);
            time.requireSuccess();
        }
        requireNoCors(raw.send("GET", "/openapi-c/time", Map.of(), NOTHING));
    }

    @Test
    void optionsThatIsNoPreflightShouldBeRefused() {
        Answer answer = raw.send("OPTIONS", Api.PAGE, Map.of("Origin", CONSOLE), NOTHING);
        answer.requireRefusal(405, "GATEWAY_CODE_016", "G", "customer.app.CustomerApiWebService.page", null);
    }

    private static Map<String, String> preflight(String origin) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Origin", origin);
        headers.put("Access-Control-Request-Method", "POST");
        headers.put("Access-Control-Request-Headers", "content-type,token,x-anything");
        return headers;
    }

    private static void requireOrigin(Answer answer, String origin) {
        assertThat(answer.headers().get("access-control-allow-origin")).containsExactly(origin);
        assertThat(answer.headers()).doesNotContainKey("access-control-allow-credentials");
        requireVary(answer);
    }

    private static void requireNoCors(Answer answer) {
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        requireVary(answer);
    }

    private static void requireVary(Answer answer) {
        assertThat(words(String.join(",", answer.headers().get("vary")))).contains("origin");
    }

    private static TreeSet<String> words(String list) {
        TreeSet<String> words = new TreeSet<>();
        Arrays.stream(list.toLowerCase(java.util.Locale.ROOT).split(","))
                .map(String::strip)
                .forEach(words::add);
        return words;
    }
}
