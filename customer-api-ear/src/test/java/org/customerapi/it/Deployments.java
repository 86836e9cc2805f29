package org.customerapi.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.customerapi.testing.postgres.PostgresServer;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archive that Maven built, and where its server leaves what it writes: all that a test knows of servers. */
final class Deployments {
    private static final Path RUN = Path.of("target/it");

    private Deployments() {}

    static WebArchive built() {
        try {
            Files.createDirectories(RUN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ShrinkWrap.create(ZipImporter.class, "customer-api.war")
                .importFrom(new File(System.getProperty("it.archive")))
                .as(WebArchive.class);
    }

    /** Also leaves a file of properties for a server that is told of it in arquillian.xml: what is known just before the start. */
    static WebArchive built(String server, Map<String, String> properties) {
        WebArchive archive = built();
        StringBuilder lines = new StringBuilder();
        properties.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        try {
            Files.writeString(RUN.resolve(server + ".properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }

    /** With an empty database in that PostgreSQL. */
    static WebArchive built(String server, PostgresServer postgres) {
        return built(
                server,
                Map.of(
                        "customer-api.db.url",
                        postgres.createDatabase(server),
                        "customer-api.db.user",
                        PostgresServer.USER,
                        "customer-api.demo.allow-any-database",
                        "true"));
    }

    /** The deployed application's root. The server may know itself by a name that nobody resolves: only its port counts. */
    static URI root(URL deployed) {
        return URI.create("http://127.0.0.1:" + deployed.getPort() + "/");
    }

    /** What the server of that name has logged. */
    static String log(String server) {
        try {
            return Files.readString(RUN.resolve(server + ".log.0"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JDBC URL of that server's database, which its process keeps for itself while it runs. */
    static String database(String server) {
        return "jdbc:h2:file:./" + RUN.resolve(server).resolve("customer-api") + ";IFEXISTS=TRUE";
    }
}
