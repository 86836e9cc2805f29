package org.customerapi.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One start of a server: with which archive and settings, on which ports, which were free a moment ago. */
record Launch(RunFolder folder, Path archive, Map<String, String> settings, int httpPort, int managementPort) {
    Launch(RunFolder folder, Path archive, Map<String, String> settings) {
        this(folder, archive, settings, freePort(), freePort());
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

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
