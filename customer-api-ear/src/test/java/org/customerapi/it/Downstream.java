package org.customerapi.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service behind: it remembers what it was asked, and answers as the test wants. */
final class Downstream implements AutoCloseable {
    /** What came in; header names as they were sent, in lower case. */
    record Received(String method, String path, Map<String, String> headers, byte[] body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private volatile HttpHandler answer;

    Downstream(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        answerWith(200, "application/json", "{\"ok\":true}");
    }

    void answerWith(HttpHandler handler) {
        answer = handler;
    }

    void answerWith(int status, String contentType, String text) {
        answerWith(status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
    }

    void answerWith(int status, Map<String, String> headers, byte[] body) {
        answerWith(exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
    }

    /** What came in since this was asked last. */
    Received only() {
        Received one = received.remove();
        if (!received.isEmpty()) {
            throw new IllegalStateException("called more than once");
        }
        return one;
    }

    boolean wasCalled() {
        boolean called = !received.isEmpty();
        received.clear();
        return called;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join("|", values)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(new Received(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
        answer.handle(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
