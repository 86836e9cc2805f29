package org.customerapi.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The application over HTTP, as a client of company 439 sees it. */
final class Wire {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS_PER_MILLI = 1e6;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String root;

    Wire(String root) {
        this.root = root;
    }

    /**
     * What came of a call.
     *
     * @param status HTTP's
     * @param clientMillis from the request's first byte to the answer's last
     */
    record Answer(int status, String text, double clientMillis) {
        JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        }

        /** What the server says that the call took. */
        double serverMillis() {
            return json().getJsonNumber("tm").longValue() / NANOS_PER_MILLI;
        }

        boolean isSuccess() {
            return status == 200 && json().getBoolean("ok");
        }

        Answer requireSuccess() {
            if (!isSuccess()) {
                throw new IllegalStateException(status + " " + text);
            }
            return this;
        }
    }

    Answer post(String path, Map<String, String> headers, String body) {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE).header("companyId", "439");
    }

    private Answer send(HttpRequest request) {
        long began = System.nanoTime();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), (System.nanoTime() - began) / NANOS_PER_MILLI);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
