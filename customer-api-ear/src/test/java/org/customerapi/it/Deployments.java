package org.customerapi.it;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import org.customerapi.it.server.RunFolder;
import org.customerapi.it.server.ServerProcess;
import org.customerapi.testing.postgres.PostgresServer;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archive that Maven built, and where it is found when it runs: all that a test knows of servers. */
final class Deployments {
    private Deployments() {}

    /** The WAR on Payara Micro, the EAR elsewhere. */
    static Archive<?> built() {
        File built = new File(System.getProperty("it.archive"));
        ZipImporter archive =
                ShrinkWrap.create(ZipImporter.class, built.getName()).importFrom(built);
        return built.getName().endsWith(".ear") ? archive.as(EnterpriseArchive.class) : archive.as(WebArchive.class);
    }

    /** Also gives the named server settings that are known just before its start. */
    static Archive<?> built(String server, Map<String, String> settings) {
        RunFolder.of(server).set(settings);
        return built();
    }

    /** With an empty database in that PostgreSQL. */
    static Archive<?> built(String server, PostgresServer postgres) {
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

    /** The deployed application's root. */
    static URI root(URL deployed) {
        return root(deployed.getPort());
    }

    /** What is under the root of a server that may not serve the application. */
    static URI root(ServerProcess server) {
        return root(server.httpPort());
    }

    /** Where the current server answers {@code /health}: some do so on the port of their administration. */
    static URI healthRoot() {
        return root(ServerProcess.current().healthPort());
    }

    /** What the server of that name has logged. */
    static String log(String server) {
        return RunFolder.of(server).logged();
    }

    private static URI root(int port) {
        return URI.create("http://127.0.0.1:" + port + "/");
    }
}
