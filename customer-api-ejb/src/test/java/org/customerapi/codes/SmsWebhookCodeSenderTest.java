package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SmsWebhookCodeSenderTest {
    private static final CodeMessage MESSAGE = new CodeMessage(
            7,
            Recipient.phone("+86", "13500009561"),
            CodePurpose.STEP_UP_SMS,
            new SecretText("987654"),
            new SecretText("the-ticket"));

    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        testIsOver.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            calls.incrementAndGet();
            handler.handle(exchange);
        });
    }

    private void answer(int status) {
        answer("/sms", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private void waitUntilTheTestIsOver() {
        try {
            testIsOver.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, String> properties() {
        return new HashMap<>(Map.of(
                "customer-api.sms.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/sms",
                "customer-api.sms.token",
                "open-sesame",
                "customer-api.codes.send-timeout",
                "PT5S"));
    }

    private Map<String, String> impatient() {
        Map<String, String> properties = properties();
        properties.put("customer-api.codes.send-timeout", "PT0.2S");
        return properties;
    }

    private static void send(Map<String, String> properties) {
        new SmsWebhookCodeSender(Settings.of(properties)).send(MESSAGE);
    }

    private static ErrorCode refusalOf(Map<String, String> properties) {
        return codeOf(() -> send(properties));
    }

    @Test
    void sendShouldPostTheCodeWithTheTokenWhenTheGatewayTakesIt() {
        AtomicReference<JsonObject> body = new AtomicReference<>();
        AtomicReference<String> request = new AtomicReference<>();
        answer("/sms", exchange -> {
            body.set(Json.createReader(exchange.getRequestBody()).readObject());
            request.set(exchange.getRequestMethod() + " " + header(exchange, "Content-Type") + " "
                    + header(exchange, "Authorization"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });

        send(properties());

        assertThat(request).hasValue("POST application/json Bearer open-sesame");
        assertThat(body.get().keySet()).containsExactly("phoneArea", "phone", "purpose", "code", "text");
        assertThat(body.get().getString("phoneArea")).isEqualTo("+86");
        assertThat(body.get().getString("phone")).isEqualTo("13500009561");
        assertThat(body.get().getString("purpose")).isEqualTo("STEP_UP_SMS");
        assertThat(body.get().getString("code")).isEqualTo("987654");
        assertThat(body.get().getString("text")).contains("987654", "您的验证码是").doesNotContain("the-ticket");
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    @Test
    void sendShouldCarryNoAuthorizationWhenNoTokenIsConfigured() {
        AtomicReference<String> authorization = new AtomicReference<>("unset");
        answer("/sms", exchange -> {
            authorization.set(header(exchange, "Authorization"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        Map<String, String> properties = properties();
        properties.remove("customer-api.sms.token");

        send(properties);

        assertThat(authorization).hasValue(null);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 503})
    void sendShouldBeRefusedAsAbnormalWhenTheGatewayAnswersAnError(int status) {
        answer(status);

        assertThat(refusalOf(properties())).isEqualTo(ErrorCode.DEPENDENCY_ABNORMAL);
    }

    @Test
    void sendShouldNotFollowWhenTheGatewayRedirects() {
        answer("/sms", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        answer("/elsewhere", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });

        assertThat(refusalOf(properties())).isEqualTo(ErrorCode.DEPENDENCY_ABNORMAL);
        assertThat(calls).hasValue(1);
    }

    @Test
    void sendShouldBeRefusedAsUnavailableWhenNobodyListens() {
        server.stop(0);

        assertThat(refusalOf(properties())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void sendShouldBeRefusedAsUnavailableWhenNoGatewayIsConfigured() {
        assertThat(refusalOf(Map.of())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void sendShouldBeRefusedAsTimedOutWhenTheGatewayNeverAnswers() {
        answer("/sms", exchange -> waitUntilTheTestIsOver());

        assertThat(refusalOf(impatient())).isEqualTo(ErrorCode.DEPENDENCY_TIMED_OUT);
    }

    @Test
    void sendShouldNotWaitForTheBodyWhenTheGatewayNeverEndsIt() {
        answer("/sms", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{".getBytes());
            exchange.getResponseBody().flush();
            waitUntilTheTestIsOver();
        });

        send(impatient());

        assertThat(calls).hasValue(1);
    }
}
