package org.customerapi.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.customerapi.it.server.PayaraMicro;
import org.customerapi.it.server.RunFolder;
import org.customerapi.testing.ports.FreePort;

/** A server of a test's own beside others: Payara Micro with the WAR that Maven built, its log beside the others'. */
public final class NodeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path log;
    private final int port;
    private final Process process;

    private NodeProcess(Path log, int port, Process process) {
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /** Begins to start; see {@link #awaitServing}. */
    public static NodeProcess start(String name, Map<String, String> properties) {
        int port = FreePort.next();
        Path log = RunFolder.of(name).log();
        try {
            Process process = PayaraMicro.command(name, properties, port)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new NodeProcess(log, port, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Api api() {
        return Api.at(URI.create("http://127.0.0.1:" + port + "/"));
    }

    /** Until it takes signed calls, which is some seconds after it answers others. */
    public NodeProcess awaitServing() {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!serves() || api().get("/health/ready").status() != 200) {
            if (log().contains("Exception while loading the app")) {
                throw new AssertionError(log + " does not start:\n" + log());
            }
            pause(giveUp, "serve");
        }
        return this;
    }

    NodeProcess awaitLog(String text) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!log().contains(text)) {
            pause(giveUp, "log '" + text + "'");
        }
        return this;
    }

    private void pause(long giveUp, String what) {
        if (System.nanoTime() > giveUp || !process.isAlive()) {
            throw new AssertionError(log + " does not " + what + ":\n" + log());
        }
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean serves() {
        try {
            Answer answer = api().get("/openapi-c/time");
            return answer.status() == 200 && answer.text().contains("\"ok\":true");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stopped in the middle of whatever it does, as a machine that is suspended. */
    void suspend() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}; returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
