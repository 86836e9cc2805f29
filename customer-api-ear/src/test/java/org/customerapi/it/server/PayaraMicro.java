package org.customerapi.it.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Takes all it needs on its command line. */
public final class PayaraMicro extends Server {
    private static final Path COMMANDS = Path.of("../customer-api-web/src/run/preboot.txt");

    /** For a server of a test's own, with the archive of this build: its log is the named folder's. */
    public static ProcessBuilder command(String name, Map<String, String> settings, int httpPort) {
        Path archive = Path.of(System.getProperty("it.archive"));
        return new PayaraMicro().command(new Launch(RunFolder.of(name), archive, settings, httpPort, 0));
    }

    @Override
    ProcessBuilder command(Launch launch) {
        List<String> command = MicroRuntime.command(launch.folder());
        command.addAll(options(launch.archive(), launch.httpPort()));
        command.addAll(List.of("--systemproperties", launch.settingsFile().toString()));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** What every start has; it is the newcomer's, see customer-api-web. */
    static List<String> options(Path archive, int httpPort) {
        return List.of(
                "--deploy",
                archive.toString(),
                "--contextroot",
                "/",
                "--port",
                Integer.toString(httpPort),
                "--nocluster",
                "--nohostaware",
                "--prebootcommandfile",
                COMMANDS.toString());
    }

    /** The server lives on, and serves nothing. */
    @Override
    void verifyNotFailed(Launch launch) throws ServerFailure {
        if (launch.folder().logged().contains("Exception while loading the app")) {
            throw new ServerFailure("not deployed, see " + launch.folder().log());
        }
    }
}
