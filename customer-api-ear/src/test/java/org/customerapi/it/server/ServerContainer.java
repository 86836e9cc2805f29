package org.customerapi.it.server;

import java.io.File;
import java.util.Map;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.container.spi.context.ContainerContext;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * A server that is started with its deployment and ends with it. The adapters that the servers' makers offer start every
 * server of a run at once, or none without the tests' help; nor do they bring a class's settings to a Payara Server.
 */
public final class ServerContainer implements DeployableContainer<ServerConfiguration> {
    @Inject
    private Instance<ContainerContext> context;

    private ServerConfiguration configuration;

    @Override
    public Class<ServerConfiguration> getConfigurationClass() {
        return ServerConfiguration.class;
    }

    @Override
    public void setup(ServerConfiguration read) {
        configuration = read;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        String name = context.get().getActiveId();
        RunFolder folder = RunFolder.of(name);
        File file = folder.path().resolve(archive.getName()).toFile();
        archive.as(ZipExporter.class).exportTo(file, true);
        Map<String, String> settings = configuration.settings();
        settings.putAll(TestDatabase.settings(configuration.database().orElse(name)));
        settings.putAll(folder.lateSettings());
        ServerProcess server = start(new Launch(folder, file.toPath(), settings), configuration.isReadyByItself());
        HTTPContext http = new HTTPContext("127.0.0.1", server.httpPort());
        http.add(new Servlet("ArquillianServletRunnerEE9", "/"));
        return new ProtocolMetaData().addContext(http);
    }

    private static ServerProcess start(Launch launch, boolean readyByItself) throws DeploymentException {
        try {
            ServerProcess server = ServerProcess.start(launch, Server.ofThisBuild());
            if (readyByItself) {
                server.awaitReady();
            }
            return server;
        } catch (ServerFailure e) {
            throw new DeploymentException(e.getMessage(), e);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) {
        ServerProcess.currentIfAny().ifPresent(ServerProcess::stop);
    }
}
