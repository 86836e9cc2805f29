package org.customerapi.it.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes all it needs on its command line. */
final class PayaraMicro extends Server {
    @Override
    ProcessBuilder command(Launch launch) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JavaOptions.ALL);
        command.addAll(List.of("-jar", home().resolve("payara-micro.jar").toString()));
        command.addAll(List.of("--deploy", launch.archive().toString(), "--contextroot", "/"));
        command.addAll(List.of("--port", Integer.toString(launch.httpPort()), "--nocluster", "--nohostaware"));
        command.addAll(List.of("--systemproperties", launch.settingsFile().toString()));
        command.addAll(List.of("--prebootcommandfile", "src/test/payara/preboot.txt"));
        return new ProcessBuilder(command);
    }

    /** The server lives on, and serves nothing. */
    @Override
    void verifyNotFailed(Launch launch) throws ServerFailure {
        if (launch.folder().logged().contains("Exception while loading the app")) {
            throw new ServerFailure("not deployed, see " + launch.folder().log());
        }
    }
}
