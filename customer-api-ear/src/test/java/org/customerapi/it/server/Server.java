package org.customerapi.it.server;

import java.nio.file.Path;

/** A kind of server, unpacked by the build: how it is started and given the archive, as docs/operations.md tells operators. */
abstract class Server {
    private final Path home = Path.of(System.getProperty("it.home"));

    static Server ofThisBuild() {
        String kind = System.getProperty("it.server");
        return switch (kind) {
            case "payara-micro" -> new PayaraMicro();
            case "payara-server" -> new PayaraServer();
            case "wildfly" -> new WildFly();
            default -> throw new IllegalStateException("no such server: " + kind);
        };
    }

    /** Where the build has unpacked it. */
    final Path home() {
        return home;
    }

    /** The process to begin with; the server may be its child. */
    abstract ProcessBuilder command(Launch launch) throws ServerFailure;

    /** Gives it the archive if it does not have it yet. Called once, when the process has begun. */
    void deploy(Launch launch) throws ServerFailure {}

    /** Asked again and again until the application answers. */
    void verifyNotFailed(Launch launch) throws ServerFailure {}

    /** The port that answers {@code /health}. */
    int healthPort(Launch launch) {
        return launch.httpPort();
    }
}
