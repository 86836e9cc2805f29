package org.customerapi.testing;

import jakarta.ejb.embeddable.EJBContainer;
import java.io.File;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.naming.NamingException;
import org.customerapi.testing.postgres.PostgresServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs the session beans in a real EJB container, with the real schema in a database of its own (H2, or with
 * {@code -Dtest.database=postgresql} a PostgreSQL; or the one that {@code -Dcustomer-api.db.url} names), and hands them to the
 * constructors of tests. The container starts once for all tests of the JVM; tests keep apart by making customers of their own.
 */
public final class Beans implements ParameterResolver {
    public static final String ADMIN_SECRET = "the-admin-secret-of-all-the-tests";

    private static BeanLookup lookup;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return parameter.getDeclaringExecutable() instanceof Constructor
                && (type.getName().startsWith("org.customerapi.")
                        || type.getName().startsWith("jakarta."));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        try {
            return lookup().find(parameter.getParameter().getType());
        } catch (NamingException e) {
            throw new ParameterResolutionException("the container did not start", e);
        }
    }

    private static synchronized BeanLookup lookup() throws NamingException {
        if (lookup == null) {
            if (System.getProperty("customer-api.db.url") == null) {
                chooseDatabase();
            }
            System.setProperty("customer-api.demo", "true");
            System.setProperty("customer-api.admin.secret", ADMIN_SECRET);
            // Weak keys are made in a fraction of the time.
            System.setProperty("customer-api.key.rsa-bits", "1024");
            System.setProperty("customer-api.key.allow-weak", "true");
            EJBContainer container = EJBContainer.createEJBContainer(Map.of(
                    EJBContainer.APP_NAME,
                    "customer-api",
                    EJBContainer.MODULES,
                    new File[] {new File("target/classes"), new File("target/test-classes")},
                    // OpenEJB would take another provider than Payara does.
                    "jakarta.persistence.provider",
                    "org.eclipse.persistence.jpa.PersistenceProvider",
                    // Without it OpenEJB opens a connection for every query outside of a transaction.
                    "openejb.datasource.pool",
                    "true"));
            // A node that has just started takes no signed call yet.
            MovableClock.get().moveBy(Duration.ofSeconds(2));
            lookup = (BeanLookup) container.getContext().lookup("java:global/customer-api/customer-api-ejb/BeanLookup");
        }
        return lookup;
    }

    private static void chooseDatabase() {
        if ("postgresql".equals(System.getProperty("test.database"))) {
            System.setProperty("customer-api.db.url", PostgresServer.start().createDatabase("beans"));
            System.setProperty("customer-api.db.user", PostgresServer.USER);
            System.setProperty("customer-api.demo.allow-any-database", "true");
        } else {
            System.setProperty(
                    "customer-api.db.url",
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        }
    }
}
