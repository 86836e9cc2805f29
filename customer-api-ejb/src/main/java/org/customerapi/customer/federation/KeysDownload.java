package org.customerapi.customer.federation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a provider's keys: in a bounded time, of a bounded size, and from nowhere but the URL that is configured. */
final class KeysDownload {
    /** For the whole answer. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final HttpRequest request;
    private final HttpClient client;

    KeysDownload(URI url) {
        this.request = HttpRequest.newBuilder(url)
                .header("Accept", "application/jwk-set+json, application/json")
                .GET()
                .build();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** @throws IOException in words for the log */
    String text() throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new BoundedBody());
        try {
            HttpResponse<byte[]> arrived = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (arrived.statusCode() != OK) {
                throw new IOException("HTTP status " + arrived.statusCode());
            }
            return new String(arrived.body(), StandardCharsets.UTF_8);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
