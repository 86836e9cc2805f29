package org.customerapi.it.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.customerapi.testing.ports.FreePort;

/** One start of a server: with which archive and settings, on which ports, which were free a moment ago. */
record Launch(RunFolder folder, Path archive, Map<String, String> settings, int httpPort, int managementPort) {
    Launch(RunFolder folder, Path archive, Map<String, String> settings) {
        this(folder, archive, settings, FreePort.next(), FreePort.next());
    }

    /** The settings as a file of properties. */
    Path settingsFile() {
        return folder.write("customer-api.properties", settingLines());
    }

    private List<String> settingLines() {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .toList();
    }
}
