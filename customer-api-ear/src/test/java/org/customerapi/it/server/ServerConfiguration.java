package org.customerapi.it.server;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** What arquillian.xml says of one server, whatever its kind. Arquillian sets what is there. */
public final class ServerConfiguration implements ContainerConfiguration {
    private String settings = "";
    private String database;
    private String readyByItself = "true";

    /** The application's settings, name=value each. Arquillian leaves one blank between them, so no value can hold one. */
    public void setSettings(String settings) {
        this.settings = settings;
    }

    /** Whose database it shares; its own where nothing is said. */
    public void setDatabase(String database) {
        this.database = database;
    }

    /** Not where the clock stands until a test moves it: readiness takes two seconds. */
    public void setReadyByItself(String readyByItself) {
        this.readyByItself = readyByItself;
    }

    boolean isReadyByItself() {
        return Boolean.parseBoolean(readyByItself);
    }

    Map<String, String> settings() {
        Map<String, String> byName = new TreeMap<>();
        for (String setting : settings.strip().split("\\s+")) {
            String[] parts = setting.split("=", 2);
            if (parts.length == 2) {
                byName.put(parts[0], parts[1]);
            }
        }
        return byName;
    }

    Optional<String> database() {
        return Optional.ofNullable(database);
    }

    @Override
    public void validate() {}
}
