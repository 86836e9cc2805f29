package org.customerapi.codes;

import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.settings.Settings;

/**
 * Hands a text message to the operator's SMS gateway:
 * {@code POST {"phoneArea":"+86","phone":"135…","purpose":"STEP_UP_SMS","code":"123456","text":"…"}}. Any 2xx answer counts as
 * delivered.
 */
final class SmsWebhookCodeSender implements CodeSender {
    private final Settings settings;
    private final HttpClient client;

    SmsWebhookCodeSender(Settings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .connectTimeout(settings.get(Settings.SEND_TIMEOUT))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void send(CodeMessage message) {
        String url = settings.get(Settings.SMS_URL).orElseThrow(() -> new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE));
        try {
            HttpResponse<InputStream> answer =
                    client.send(request(url, message), HttpResponse.BodyHandlers.ofInputStream());
            // Unread: the timeout ends with the answer's head, and a body may never end.
            answer.body().close();
            if (answer.statusCode() / 100 != 2) {
                throw new Rejection(ErrorCode.DEPENDENCY_ABNORMAL);
            }
        } catch (HttpTimeoutException e) {
            throw new Rejection(ErrorCode.DEPENDENCY_TIMED_OUT, e);
        } catch (IOException e) {
            throw new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE, e);
        }
    }

    private HttpRequest request(String url, CodeMessage message) {
        String body = Json.createObjectBuilder()
                .add("phoneArea", message.recipient().area())
                .add("phone", message.recipient().address())
                .add("purpose", message.purpose().name())
                .add("code", message.code().reveal())
                .add("text", CodeText.body(message))
                .build()
                .toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(settings.get(Settings.SEND_TIMEOUT))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        settings.get(Settings.SMS_TOKEN)
                .ifPresent(token -> request.header("Authorization", "Bearer " + token.reveal()));
        return request.build();
    }
}
