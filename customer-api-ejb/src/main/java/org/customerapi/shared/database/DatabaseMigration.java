package org.customerapi.shared.database;

import static java.lang.System.Logger.Level.INFO;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date. Bean-managed, because Flyway opens and commits its own transactions. */
@DataSourceDefinition(
        name = ConfiguredDataSource.JNDI_NAME,
        className = "org.customerapi.shared.database.ConfiguredDataSource",
        // A placeholder: WildFly wants a property, and the real URL comes from MicroProfile Config.
        url = "mpconfig",
        transactional = true,
        minPoolSize = 2,
        maxPoolSize = 32)
@Singleton
@Startup
@DependsOn("StartupVerification")
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseMigration {
    private static final System.Logger LOG = System.getLogger(DatabaseMigration.class.getName());

    @Resource(lookup = ConfiguredDataSource.JNDI_NAME)
    private DataSource dataSource;

    @PostConstruct
    void migrate() {
        int applied = Flyway.configure(DatabaseMigration.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:org/customerapi/migration")
                .load()
                .migrate()
                .migrationsExecuted;
        LOG.log(INFO, "Database schema is up to date ({0} migrations applied)", applied);
    }
}
