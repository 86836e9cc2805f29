package org.customerapi.web.openapi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.settings.Settings;
import org.customerapi.signature.VerifiedCaller;
import org.customerapi.web.body.RawBody;
import org.customerapi.web.envelope.Call;

/**
 * Hands verified calls to the service behind: {@code POST <downstream>/<bizType>} with the body unchanged, of the caller's headers
 * only the contract's, and the verified identity. No redirect is followed.
 */
@ApplicationScoped
public class Downstreams {
    private static final List<String> PASSED_ON = List.of("lang", "version", "group");
    private static final List<String> COMES_BACK = List.of("Content-Encoding", "Content-Language", "Location");
    private static final int REDIRECTION = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    /** Of no more operations than the catalogue has: whoever comes so far may call his. */
    private final Map<String, Optional<URI>> byOperation = new ConcurrentHashMap<>();

    private final Settings settings;
    private final Duration readTimeout;
    private final HttpClient client;
    private final Call call;

    @Inject
    public Downstreams(Settings settings, Call call) {
        this.call = call;
        this.settings = settings;
        this.readTimeout = settings.get(Settings.DOWNSTREAM_READ_TIMEOUT);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.get(Settings.DOWNSTREAM_CONNECT_TIMEOUT))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    protected Downstreams() {
        this.settings = null;
        this.readTimeout = null;
        this.client = null;
        this.call = null;
    }

    /**
     * @return the downstream's answer, as it is
     * @throws Rejection {@code DOWNSTREAM_NOT_CONFIGURED}, {@code DEPENDENCY_…}, {@code DOWNSTREAM_EMPTY}
     */
    public Response call(String bizType, HttpHeaders headers, RawBody body, VerifiedCaller caller) {
        URI target = URI.create(downstream(bizType) + "/" + bizType);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()));
        PASSED_ON.forEach(name -> pass(request, name, headers.getHeaderString(name)));
        call.mediaTypes().forEach((name, value) -> pass(request, name, value));
        // The one that the envelope and the logs have: an unsafe one goes nowhere.
        request.setHeader("trace", call.origin().trace());
        IdentityHeaders.of(caller).forEach(request::setHeader);
        return answer(send(request.build()));
    }

    /** What is no header value (RFC 9110, section 5.5) some servers let in all the same; it goes no further. */
    private static void pass(HttpRequest.Builder request, String name, String value) {
        if (value != null && value.chars().allMatch(c -> c == '\t' || c >= ' ' && c != 0x7f && c <= 0xff)) {
            request.setHeader(name, value);
        }
    }

    private URI downstream(String bizType) {
        return byOperation
                .computeIfAbsent(bizType, settings::downstream)
                .orElseThrow(() -> new Rejection(ErrorCode.DOWNSTREAM_NOT_CONFIGURED));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(readTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new Rejection(ErrorCode.DEPENDENCY_TIMED_OUT, e);
        } catch (ExecutionException e) {
            throw new Rejection(outcome(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE, e);
        }
    }

    private static ErrorCode outcome(Throwable failure) {
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return ErrorCode.DEPENDENCY_UNAVAILABLE;
        }
        if (failure instanceof HttpTimeoutException) {
            return ErrorCode.DEPENDENCY_TIMED_OUT;
        }
        return failure instanceof IOException ? ErrorCode.DEPENDENCY_ABNORMAL : ErrorCode.SYSTEM_ERROR;
    }

    private static Response answer(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= SERVER_ERROR) {
            throw new Rejection(ErrorCode.DEPENDENCY_ABNORMAL);
        }
        boolean redirection = answer.statusCode() >= REDIRECTION && answer.statusCode() < CLIENT_ERROR;
        if (answer.body().length == 0 && !redirection) {
            throw new Rejection(ErrorCode.DOWNSTREAM_EMPTY);
        }
        Response.ResponseBuilder response = Response.status(answer.statusCode());
        if (answer.body().length > 0) {
            response.entity(answer.body()).type(type(answer.headers()));
        }
        COMES_BACK.forEach(name -> answer.headers().firstValue(name).ifPresent(value -> response.header(name, value)));
        return response.build();
    }

    /** JAX-RS writes no answer under a type that is none, nor Undertow under one with a parameter that has no value. */
    private static MediaType type(java.net.http.HttpHeaders headers) {
        try {
            return headers.firstValue("Content-Type")
                    .map(MediaType::valueOf)
                    .filter(type -> !type.getParameters().containsValue(""))
                    .orElse(MediaType.APPLICATION_OCTET_STREAM_TYPE);
        } catch (IllegalArgumentException e) {
            return MediaType.APPLICATION_OCTET_STREAM_TYPE;
        }
    }
}
