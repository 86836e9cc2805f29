package org.customerapi.it;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server that Arquillian has started for the current class: a child process of the tests. */
final class ServerProcess {
    private static final long PATIENCE_SECONDS = 120;

    private final ProcessHandle process;

    private ServerProcess(ProcessHandle process) {
        this.process = process;
    }

    static ServerProcess current() {
        return new ServerProcess(ProcessHandle.current()
                .children()
                .filter(ServerProcess::isServer)
                .findFirst()
                .orElseThrow());
    }

    static Optional<ServerProcess> currentIfAny() {
        return ProcessHandle.current()
                .children()
                .filter(ServerProcess::isServer)
                .findFirst()
                .map(ServerProcess::new);
    }

    /** A test may have started a database, too. */
    private static boolean isServer(ProcessHandle child) {
        return child.isAlive()
                && child.info()
                        .command()
                        .filter(command -> command.endsWith("/java"))
                        .isPresent();
    }

    long pid() {
        return process.pid();
    }

    /** {@code kill -9}; returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    void awaitExit() {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            throw new IllegalStateException("the server does not end", e);
        }
    }
}
