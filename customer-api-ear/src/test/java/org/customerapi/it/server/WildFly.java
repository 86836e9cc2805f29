package org.customerapi.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fresh copy of its standalone folder, which holds the archive; what the copies have in common is configured once. */
final class WildFly extends Server {
    @Override
    ProcessBuilder command(Launch launch) throws ServerFailure {
        addSubsystems(launch);
        Path standalone = launch.folder().copyOf(home().resolve("standalone"));
        try {
            Files.copy(
                    launch.archive(),
                    standalone.resolve("deployments").resolve(launch.archive().getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder command = new ProcessBuilder(
                home().resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + standalone,
                "-Djboss.http.port=" + launch.httpPort(),
                "-Djboss.management.http.port=" + launch.managementPort(),
                "-Djboss.https.port=0",
                "-Djboss.tx.node.id=it",
                "--properties=" + launch.settingsFile());
        command.environment().put("JAVA_OPTS", String.join(" ", JavaOptions.ALL));
        return command;
    }

    /** As documented, once an installation. */
    private void addSubsystems(Launch launch) throws ServerFailure {
        try {
            if (Files.readString(home().resolve("standalone/configuration/standalone.xml"))
                    .contains("microprofile-openapi")) {
                return;
            }
            Path script = launch.folder()
                    .write(
                            "customer-api.cli",
                            Documents.block("operations.md", "jboss-cli")
                                    .lines()
                                    .toList());
            Path output = launch.folder().path().resolve("jboss-cli.log");
            Process cli = new ProcessBuilder(home().resolve("bin/jboss-cli.sh").toString(), "--file=" + script)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (cli.waitFor() != 0) {
                throw new ServerFailure("not configured, see " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    void verifyNotFailed(Launch launch) throws ServerFailure {
        Path failed = launch.folder()
                .path()
                .resolve("standalone/deployments")
                .resolve(launch.archive().getFileName() + ".failed");
        if (Files.exists(failed)) {
            throw new ServerFailure("not deployed, see " + launch.folder().log());
        }
    }

    @Override
    int healthPort(Launch launch) {
        return launch.managementPort();
    }
}
