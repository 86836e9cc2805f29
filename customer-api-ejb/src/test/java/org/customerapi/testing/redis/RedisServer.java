package org.customerapi.testing.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.customerapi.testing.ports.FreePort;

/** A real Redis of the tests' own, from the {@code redis-server} of the machine: on a free port, gone with its data when they end. */
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private Process process;

    private RedisServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** @param options as on its command line */
    public static RedisServer start(String... options) {
        try {
            RedisServer server = new RedisServer(Files.createTempDirectory("customer-api-redis"), FreePort.next());
            server.startAgain(options);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** On the same port and data. */
    public void startAgain(String... options) {
        List<String> command = new ArrayList<>(List.of("redis-server", "--bind", "127.0.0.1", "--port"));
        command.add(Integer.toString(port));
        command.addAll(List.of("--dir", folder.toString()));
        command.addAll(List.of(options));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() throws IOException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!answers("PING").startsWith("+PONG")) {
            if (System.nanoTime() > giveUp || !process.isAlive()) {
                throw new IllegalStateException("Redis does not start: " + Files.readString(folder.resolve("log")));
            }
            Thread.onSpinWait();
        }
    }

    /** What it answers to one command without arguments of more than a word; empty when it cannot be reached. */
    public String answers(String command) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            byte[] bytes = new byte[1024];
            int length = answer.read(bytes);
            return length < 0 ? "" : new String(bytes, 0, length, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }

    /** {@code kill -9}; what it has saved stays. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
