package org.customerapi.shared.health;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows WildFly the readiness checks. Of an EAR it asks only for those that its own health module sees, and the EAR's modules are
 * not among that.
 */
public class HealthChecksForWildFly implements Extension {
    private final List<Class<? extends HealthCheck>> checks = new ArrayList<>();

    void remember(@Observes @WithAnnotations(Readiness.class) ProcessAnnotatedType<? extends HealthCheck> found) {
        checks.add(found.getAnnotatedType().getJavaClass());
    }

    void show(@Observes AfterBeanDiscovery discovered, BeanManager beans) {
        if (isWildFly()) {
            checks.forEach(check -> discovered.addBean(new VisibleHealthCheck(check, beans)));
        }
    }

    /** Other servers find the checks by themselves, and would ask each twice. */
    private static boolean isWildFly() {
        ClassLoader loader = HealthChecksForWildFly.class.getClassLoader();
        return loader.getClass().getName().startsWith("org.jboss.modules.");
    }
}
