package org.customerapi.shared.database;

import static java.lang.System.Logger.Level.INFO;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.customerapi.shared.settings.Settings;

/**
 * Brings the schema up to date, or sees that it is. Bean-managed, because Flyway opens and commits its own transactions; and past
 * the pool, because a migration of many rows takes longer than a call may wait.
 */
@DataSourceDefinition(
        name = ConfiguredDataSource.JNDI_NAME,
        className = "org.customerapi.shared.database.ConfiguredDataSource",
        // A placeholder: WildFly wants a property, and the real URL comes from MicroProfile Config.
        url = "mpconfig",
        transactional = true,
        minPoolSize = 2,
        // No server's own pool settings: WildFly refuses properties that the data source has no setter for.
        maxPoolSize = 32)
@Singleton
@Startup
@DependsOn("StartupVerification")
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseMigration {
    private static final System.Logger LOG = System.getLogger(DatabaseMigration.class.getName());

    private final Settings settings;

    @Inject
    public DatabaseMigration(Settings settings) {
        this.settings = settings;
    }

    protected DatabaseMigration() {
        this(null);
    }

    @PostConstruct
    void migrate() {
        SchemaMigration migration = SchemaMigration.of(ConfiguredDataSource.unhurried());
        if (settings.get(Settings.DB_MIGRATE)) {
            LOG.log(INFO, "Database schema is up to date ({0} migrations applied)", migration.apply());
        } else {
            migration.verifyApplied();
            LOG.log(INFO, "Database schema is up to date");
        }
    }
}
