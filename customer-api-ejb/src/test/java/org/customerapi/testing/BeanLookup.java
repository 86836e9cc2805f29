package org.customerapi.testing;

import jakarta.ejb.Singleton;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

/** Finds beans on behalf of tests, whose threads belong to no application. */
@Singleton
public class BeanLookup {
    private final BeanManager beanManager;

    @Inject
    public BeanLookup(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    protected BeanLookup() {
        this(null);
    }

    public <T> T find(Class<T> type) {
        return beanManager.createInstance().select(type).get();
    }
}
