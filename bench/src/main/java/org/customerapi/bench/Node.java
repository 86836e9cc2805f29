package org.customerapi.bench;

import jakarta.ejb.embeddable.EJBContainer;
import java.io.File;
import java.net.URISyntaxException;
import java.util.Map;
import org.customerapi.customer.Customer;

/** The session beans in a real EJB container in this JVM, on an empty database in memory, by the system's clock. */
public final class Node {
    private static final long TRUST_AFTER_START_MILLIS = 3_000;

    private static EJBContainer container;

    private Node() {}

    /** Starts it, once a JVM; returns when it takes signed calls. */
    public static synchronized void start() throws InterruptedException {
        if (container != null) {
            return;
        }
        System.setProperty("customer-api.demo", "true");
        System.setProperty("customer-api.db.url", "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1");
        System.setProperty("customer-api.limits.calls-per-minute", "1000000");
        System.setProperty("customer-api.limits.unverified-per-minute", "1000000");
        // No key pairs are made beside what is measured, but where it says that it needs them.
        System.setProperty("customer-api.key.pool-size", System.getProperty("customer-api.key.pool-size", "1"));
        container = EJBContainer.createEJBContainer(Map.of(
                EJBContainer.APP_NAME,
                "customer-api",
                EJBContainer.MODULES,
                new File[] {archiveOf(Customer.class), archiveOf(Node.class)},
                "jakarta.persistence.provider",
                "org.eclipse.persistence.jpa.PersistenceProvider",
                "openejb.datasource.pool",
                "true"));
        // A node that has just started takes no signed call yet.
        Thread.sleep(TRUST_AFTER_START_MILLIS);
    }

    public static <T> T bean(Class<T> type) {
        return BeanAccess.get().find(type);
    }

    private static File archiveOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
