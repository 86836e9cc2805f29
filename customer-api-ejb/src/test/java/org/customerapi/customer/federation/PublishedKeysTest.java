package org.customerapi.customer.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.Claims;
import org.customerapi.testing.IssuerKey;
import org.customerapi.testing.KeyServer;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys come and go, and so does who publishes them: real HTTP, and the clock moved. */
@Timeout(60)
class PublishedKeysTest {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofHours(1);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
    private static final IssuerKey OLD = IssuerKey.ed25519("old");
    private static final IssuerKey NEW = IssuerKey.ed25519("new");

    private final KeyServer server = new KeyServer();
    private final IdentityProviders providers = providers(server.url());

    PublishedKeysTest() {
        server.publish(OLD);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static IdentityProviders providers(String url) {
        Map<String, String> properties = new HashMap<>();
        properties.put("customer-api.idp.names", "main");
        properties.put("customer-api.idp.main.issuer", Claims.ISSUER);
        properties.put("customer-api.idp.main.jwks-url", url);
        properties.put("customer-api.idp.main.audience", Claims.AUDIENCE);
        properties.put("customer-api.idp.main.companies", "439");
        return new IdentityProviders(Settings.of(properties), MovableClock.get());
    }

    private void verify(IssuerKey key) {
        providers.verify(new SecretText(key.token(new Claims("T1").toString()))).identity();
    }

    private void assertUnknown(IssuerKey key) {
        assertThat(codeOf(() -> verify(key))).isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    private void assertUnavailable(IssuerKey key) {
        assertThat(codeOf(() -> verify(key))).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    private static void pass(Duration duration) {
        MovableClock.get().moveBy(duration);
    }

    @Test
    void findShouldAskNobodyBeforeTheFirstTokenComes() {
        assertThat(server.calls()).isZero();
    }

    @Test
    void findShouldReadTheKeysOnceInTheirLifetime() {
        for (int i = 0; i < 5; i++) {
            verify(OLD);
        }
        pass(LIFETIME.minusMillis(1));
        verify(OLD);
        assertThat(server.calls()).isEqualTo(1);

        pass(Duration.ofMillis(1));
        verify(OLD);
        assertThat(server.calls()).isEqualTo(2);
    }

    @Test
    void findShouldReadTheKeysOnceWhenManyComeAtOnce() {
        Race race = Race.of(16, i -> verify(OLD));

        assertThat(race.successes()).isEqualTo(16);
        assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void findShouldPickANewKeyUpAtOnceWhenTheProviderRotates() {
        verify(OLD);
        server.publish(OLD, NEW);
        pass(BETWEEN_TRIES);

        verify(NEW);
        verify(OLD);
    }

    @Test
    void findShouldRefuseTheOldKeyWithinItsLifetimeWhenTheProviderHasDroppedIt() {
        verify(OLD);
        server.publish(NEW);

        pass(LIFETIME.minusMillis(1));
        verify(OLD);
        pass(Duration.ofMillis(1));
        assertUnknown(OLD);
        verify(NEW);
    }

    @Test
    void findShouldRefuseTheOldKeyAtOnceWhenTheNewOneHasBeenSeen() {
        verify(OLD);
        server.publish(NEW);
        pass(BETWEEN_TRIES);

        verify(NEW);
        assertUnknown(OLD);
    }

    @Test
    void findShouldAskOnceInTenSecondsWhenKeysAreInvented() {
        verify(OLD);
        for (int second = 0; second < 30; second++) {
            for (int i = 0; i < 20; i++) {
                assertUnknown(NEW.called("invented-" + second + "-" + i));
            }
            pass(Duration.ofSeconds(1));
        }

        assertThat(server.calls()).isEqualTo(3);
    }

    @Test
    void findShouldGoOnWithTheKeysAtHandWhenTheyCannotBeRead() {
        verify(OLD);
        server.answerWith(500, "");
        pass(LIFETIME);

        verify(OLD);
        pass(OUTAGE.minusMillis(1));
        verify(OLD);

        pass(Duration.ofMillis(1));
        assertUnavailable(OLD);

        server.publish(OLD);
        pass(BETWEEN_TRIES);
        verify(OLD);
    }

    @Test
    void findShouldAskOnceInTenSecondsWhileTheProviderFails() {
        server.answerWith(503, "");
        for (int second = 0; second < 20; second++) {
            assertUnavailable(OLD);
            pass(Duration.ofSeconds(1));
        }

        assertThat(server.calls()).isEqualTo(2);
    }

    /** Logged out is who is told that nobody knows the session; here it may be a new key's. */
    @Test
    void findShouldNotSayThatAKeyIsUnknownWhenThatCannotBeRead() {
        verify(OLD);
        server.answerWith(500, "");
        pass(BETWEEN_TRIES);

        assertUnavailable(NEW);
        assertUnavailable(NEW);
        verify(OLD);

        server.publish(NEW);
        pass(BETWEEN_TRIES);
        verify(NEW);
    }

    @Test
    void findShouldBeUnavailableWhenNobodyListens() {
        server.close();

        assertUnavailable(OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html></html>", "{}", "[]", "{\"keys\":{}}", "{\"keys\":[1]}", "{\"keys\":null}"})
    void findShouldBeUnavailableWhenTheAnswerIsNoKeySet(String text) {
        server.answerWith(200, text);

        assertUnavailable(OLD);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 401, 404, 500})
    void findShouldBeUnavailableWhenTheAnswerIsNotOk(int status) {
        server.answerWith(status, status == 204 ? "" : "{\"keys\":[" + OLD.jwk() + "]}");

        assertUnavailable(OLD);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void findShouldFollowNoRedirect(int status) {
        try (KeyServer elsewhere = new KeyServer()) {
            elsewhere.publish(OLD);
            server.answerWith(exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.url());
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });

            assertUnavailable(OLD);
            assertThat(elsewhere.calls()).isZero();
        }
    }

    @Test
    void findShouldReadNoMoreThanFits() {
        String filled = "{\"keys\":[" + OLD.jwk() + "],\"x\":\"";
        int room = BoundedBody.MAX_BYTES - filled.length() - 2;

        server.answerWith(200, filled + "x".repeat(room + 1) + "\"}");
        assertUnavailable(OLD);

        server.answerWith(200, filled + "x".repeat(room) + "\"}");
        pass(BETWEEN_TRIES);
        verify(OLD);
    }

    @Test
    void findShouldStopReadingWhenTheAnswerHasNoEnd() {
        server.answerWith(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(4096).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(blanks);
            }
        });
        long began = System.nanoTime();

        assertUnavailable(OLD);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(KeysDownload.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findShouldWaitForABoundedTimeWhenHeadOrBodyIsSlow(boolean head) {
        CountDownLatch end = new CountDownLatch(1);
        server.answerWith(exchange -> {
            if (!head) {
                exchange.sendResponseHeaders(200, 0);
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

        assertUnavailable(OLD);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(KeysDownload.TIMEOUT.multipliedBy(3));
        end.countDown();
    }

    /** Else a provider that hangs would hold every thread of the server. */
    @Test
    void findShouldKeepNobodyWaitingWhenTheProviderHangsForAnother() throws InterruptedException {
        verify(OLD);
        server.answerWith(500, "");
        pass(LIFETIME);
        verify(OLD);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        server.answerWith(exchange -> {
            asked.countDown();
            try {
                end.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        pass(BETWEEN_TRIES);
        Thread asking = new Thread(() -> verify(OLD));
        asking.start();
        asked.await(20, TimeUnit.SECONDS);
        long began = System.nanoTime();

        verify(OLD);
        assertUnavailable(NEW);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(KeysDownload.TIMEOUT.dividedBy(2));
        end.countDown();
        asking.join(20_000);
    }
}
