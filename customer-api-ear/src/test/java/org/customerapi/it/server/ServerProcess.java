package org.customerapi.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server that was started for the current class, a process of its own. One runs at a time. */
public final class ServerProcess {
    private static final long PATIENCE_SECONDS = 120;

    private static ServerProcess current;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> currentIfAny().ifPresent(ServerProcess::kill)));
    }

    private final Launch launch;
    private final Server kind;
    private final ProcessHandle begun;

    private ServerProcess(Launch launch, Server kind, ProcessHandle begun) {
        this.launch = launch;
        this.kind = kind;
        this.begun = begun;
    }

    /**
     * Returns when the application itself answers: servers say they are up some seconds before. One that fails may still run.
     */
    static ServerProcess start(Launch launch, Server kind) throws ServerFailure {
        currentIfAny().ifPresent(ServerProcess::kill);
        ProcessBuilder command = kind.command(launch)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(launch.folder().log().toFile()));
        try {
            current = new ServerProcess(launch, kind, command.start().toHandle());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kind.deploy(launch);
        current.awaitAnswer();
        return current;
    }

    public static ServerProcess current() {
        return currentIfAny().orElseThrow();
    }

    public static Optional<ServerProcess> currentIfAny() {
        return Optional.ofNullable(current).filter(server -> server.begun.isAlive());
    }

    public int httpPort() {
        return launch.httpPort();
    }

    /** The port that answers {@code /health}. */
    public int healthPort() {
        return kind.healthPort(launch);
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        server().destroyForcibly();
        awaitExit();
    }

    void stop() {
        server().destroy();
        awaitExit();
    }

    public void awaitExit() {
        try {
            begun.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server does not end", e);
        }
    }

    private void awaitAnswer() throws ServerFailure {
        await(launch.httpPort(), "/openapi-c/time", "the application does not answer");
    }

    /** Returns when the server takes signed calls, which is some seconds after it answers others. */
    void awaitReady() throws ServerFailure {
        await(healthPort(), "/health/ready", "the application is not ready");
    }

    private void await(int port, String path, String otherwise) throws ServerFailure {
        Patience patience = new Patience();
        while (HttpProbe.status(port, path) != 200) {
            if (!begun.isAlive()) {
                throw new ServerFailure("ended, see " + launch.folder().log());
            }
            kind.verifyNotFailed(launch);
            patience.verifyNotSpent(otherwise, launch);
        }
    }

    /** Start scripts wait for the server, their child. */
    private ProcessHandle server() {
        return begun.descendants()
                .filter(process -> process.children().findAny().isEmpty())
                .findFirst()
                .orElse(begun);
    }
}
