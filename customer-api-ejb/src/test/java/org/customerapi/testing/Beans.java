package org.customerapi.testing;

import jakarta.ejb.embeddable.EJBContainer;
import java.io.File;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.UUID;
import javax.naming.NamingException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs the session beans in a real EJB container, with the real schema in an H2 database of its own (or in the one that
 * {@code -Dcustomer-api.db.url} names), and hands them to the
 * constructors of tests. The container starts once for all tests of the JVM; tests keep apart by making customers of their own.
 */
public final class Beans implements ParameterResolver {
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
            System.getProperties()
                    .putIfAbsent(
                            "customer-api.db.url",
                            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            System.setProperty("customer-api.demo", "true");
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
                    "org.eclipse.persistence.jpa.PersistenceProvider"));
            lookup = (BeanLookup) container.getContext().lookup("java:global/customer-api/customer-api-ejb/BeanLookup");
        }
        return lookup;
    }
}
