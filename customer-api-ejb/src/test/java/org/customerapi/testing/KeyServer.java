package org.customerapi.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An identity provider's key endpoint on this machine. */
public final class KeyServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile HttpHandler answer;

    public KeyServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        publish(new IssuerKey[0]);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }

    public void publish(IssuerKey... keys) {
        publish(Arrays.stream(keys).map(IssuerKey::jwk).toArray(String[]::new));
    }

    public void publish(String... jwks) {
        answerWith(200, Arrays.stream(jwks).collect(Collectors.joining(",", "{\"keys\":[", "]}")));
    }

    public void answerWith(int status, String text) {
        answerWith(exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    public void answerWith(HttpHandler handler) {
        answer = handler;
    }

    private void handle(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        answer.handle(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
