package org.customerapi.shared.health;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;

/**
 * Stands for a check where the MicroProfile Health API itself is: Weld has a bean belong to the module of its class. One that
 * {@code AfterBeanDiscovery.addBean()} configures would belong to the extension's.
 */
final class VisibleHealthCheck implements Bean<HealthCheck> {
    private final Class<? extends HealthCheck> check;
    private final BeanManager beans;

    VisibleHealthCheck(Class<? extends HealthCheck> check, BeanManager beans) {
        this.check = check;
        this.beans = beans;
    }

    @Override
    public Class<?> getBeanClass() {
        return HealthCheck.class;
    }

    @Override
    public HealthCheck create(CreationalContext<HealthCheck> context) {
        return beans.createInstance().select(check, Any.Literal.INSTANCE).get();
    }

    /** The check itself lives as long as the application. */
    @Override
    public void destroy(HealthCheck instance, CreationalContext<HealthCheck> context) {}

    @Override
    public Set<Type> getTypes() {
        return Set.of(HealthCheck.class, Object.class);
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return Set.of(Readiness.Literal.INSTANCE, Any.Literal.INSTANCE);
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return Dependent.class;
    }

    @Override
    public String getName() {
        return null;
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return Set.of();
    }

    @Override
    public boolean isAlternative() {
        return false;
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }
}
