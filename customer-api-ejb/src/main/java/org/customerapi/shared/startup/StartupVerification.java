package org.customerapi.shared.startup;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.customerapi.shared.database.ConfiguredDataSource;
import org.customerapi.shared.encryption.SecretCipherProducer;
import org.customerapi.shared.nodes.NodeRefused;
import org.customerapi.shared.settings.InvalidSetting;
import org.customerapi.shared.settings.Settings;

/** The first thing that runs: with a setting that is not allowed the server does not start, and says why in one sentence. */
@Singleton
@Startup
public class StartupVerification {
    private static final System.Logger LOG = System.getLogger(StartupVerification.class.getName());

    private final Settings settings;

    @Inject
    public StartupVerification(Settings settings) {
        this.settings = settings;
    }

    protected StartupVerification() {
        this(null);
    }

    @PostConstruct
    void verify() {
        try {
            settings.verifyAll();
            SecretCipherProducer.verifyKeys(settings);
            verifyDemoDatabase();
            verifyCluster();
            verifyFileIsFree();
            settings.unknown().forEach(name -> LOG.log(WARNING, "{0} is no setting and has no effect", name));
        } catch (InvalidSetting | NodeRefused e) {
            LOG.log(ERROR, "The Customer API does not start: {0}", e.getMessage());
            throw e;
        }
    }

    private void verifyCluster() {
        if (settings.get(Settings.CLUSTER_ENABLED)) {
            if (ConfiguredDataSource.isEmbedded(settings)) {
                throw new InvalidSetting(Settings.CLUSTER_ENABLED.name()
                        + " = true is not allowed with H2: several nodes need PostgreSQL.");
            }
            if (settings.get(Settings.REDIS_URL).isEmpty()) {
                throw new InvalidSetting(Settings.REDIS_URL.name() + " is not set: it is required with "
                        + Settings.CLUSTER_ENABLED.name() + " = true.");
            }
        }
    }

    /** Asked before the pool would ask, and fill the log with stacks. */
    private void verifyFileIsFree() {
        if (ConfiguredDataSource.isHeldByAnotherProcess(settings)) {
            throw NodeRefused.fileInUse();
        }
    }

    private void verifyDemoDatabase() {
        if (settings.get(Settings.DEMO)
                && !ConfiguredDataSource.isEmbedded(settings)
                && !settings.get(Settings.DEMO_ANY_DATABASE)) {
            throw new InvalidSetting(Settings.DEMO.name()
                    + " = true is not allowed with a database that is not H2, unless "
                    + Settings.DEMO_ANY_DATABASE.name() + " = true.");
        }
    }
}
