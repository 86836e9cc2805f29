package org.customerapi.shared.database;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateResult;

/**
 * The migrations and what to do with them. The application applies them at its start; where it runs as a database user who may not,
 * their owner applies them ahead of it:
 *
 * <pre>java -cp 'WEB-INF/lib/*' org.customerapi.shared.database.SchemaMigration</pre>
 *
 * with {@code CUSTOMER_API_DB_URL}, {@code CUSTOMER_API_DB_USER} and {@code CUSTOMER_API_DB_PASSWORD} in the environment.
 */
public final class SchemaMigration {
    private final Flyway flyway;

    private SchemaMigration(FluentConfiguration configuration) {
        this.flyway =
                configuration.locations("classpath:org/customerapi/migration").load();
    }

    static SchemaMigration of(DataSource dataSource) {
        return new SchemaMigration(configuration().dataSource(dataSource));
    }

    private static FluentConfiguration configuration() {
        return Flyway.configure(SchemaMigration.class.getClassLoader());
    }

    /** Brings the schema up to date; returns how many migrations that took. */
    int apply() {
        return flyway.migrate().migrationsExecuted;
    }

    /** Changes nothing, and throws unless the schema is the one that this version works with. */
    void verifyApplied() {
        ValidateResult result = flyway.validateWithResult();
        if (!result.validationSuccessful) {
            throw new FlywayException("The database schema is not this version's: "
                    + Optional.ofNullable(result.getAllErrorMessages()).orElse("it is empty"));
        }
    }

    /** Applies what the environment's database lacks. */
    public static void main(String[] args) {
        int applied = new SchemaMigration(configuration(System.getenv())).apply();
        System.out.println("The database schema is up to date (" + applied + " migrations applied).");
    }

    private static FluentConfiguration configuration(Map<String, String> environment) {
        return configuration()
                .dataSource(
                        environment.get("CUSTOMER_API_DB_URL"),
                        environment.get("CUSTOMER_API_DB_USER"),
                        environment.getOrDefault("CUSTOMER_API_DB_PASSWORD", ""));
    }
}
