package org.customerapi.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.customerapi.testing.ports.FreePort;

/** A fresh copy of the domain that the distribution brings; the archive is deployed when its administration answers. */
final class PayaraServer extends Server {
    private static final String DOMAIN = "domain1";

    @Override
    ProcessBuilder command(Launch launch) {
        Path domain = launch.folder().copyOf(home().resolve("glassfish/domains").resolve(DOMAIN));
        moveMessageBroker(domain.resolve("config/domain.xml"));
        Path commands = launch.folder().write("customer-api.asadmin", commands(launch));
        return asadmin(
                "start-domain",
                "--verbose",
                "--domaindir",
                domain.getParent().toString(),
                "--prebootcommandfile",
                commands.toString(),
                DOMAIN);
    }

    /** No command before the start reaches it, and another server's may run on this machine. */
    private static void moveMessageBroker(Path configuration) {
        try {
            String moved = Files.readString(configuration).replace("\"7676\"", "\"" + FreePort.next() + "\"");
            Files.writeString(configuration, moved);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documented ones on ports of this run, and a setting each. */
    private static List<String> commands(Launch launch) {
        List<String> commands = new ArrayList<>(Documents.block("operations.md", "asadmin")
                .replace("http-listener-1.port=8080", "http-listener-1.port=" + launch.httpPort())
                .replace("admin-listener.port=4848", "admin-listener.port=" + launch.managementPort())
                .lines()
                .filter(line -> line.startsWith("set "))
                .toList());
        launch.settings().entrySet().stream().map(PayaraServer::command).forEach(commands::add);
        return commands;
    }

    /** Colons separate properties there. */
    private static String command(Map.Entry<String, String> setting) {
        return "create-system-properties " + setting.getKey() + "="
                + setting.getValue().replace(":", "\\:");
    }

    @Override
    void deploy(Launch launch) throws ServerFailure {
        Patience patience = new Patience();
        while (!HttpProbe.answers(launch.managementPort(), "/")) {
            patience.verifyNotSpent("the administration does not answer", launch);
        }
        String port = Integer.toString(launch.managementPort());
        Path output = launch.folder().path().resolve("deploy.log");
        try {
            Process deploy = asadmin("--port", port, "deploy", launch.archive().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (deploy.waitFor() != 0) {
                throw new ServerFailure("not deployed, see " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The heap is the domain's, whose options cannot be given at a start; the environment reaches the server as well. */
    private ProcessBuilder asadmin(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(home().resolve("bin/asadmin").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JDK_JAVA_OPTIONS", String.join(" ", JavaOptions.QUICK_START));
        return builder;
    }
}
