package org.customerapi.bench;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;

/**
 * Finds beans on behalf of threads that are not the container's. Apart from {@link Node}, because OpenEJB makes a bean of whoever
 * calls it.
 */
@Singleton
@Startup
public class BeanAccess {
    private static volatile BeanAccess published;

    private final BeanManager beans;

    @Resource
    private SessionContext context;

    @Inject
    public BeanAccess(BeanManager beans) {
        this.beans = beans;
    }

    protected BeanAccess() {
        this(null);
    }

    @PostConstruct
    void publish() {
        published = context.getBusinessObject(BeanAccess.class);
    }

    public <T> T find(Class<T> type) {
        return beans.createInstance().select(type).get();
    }

    static BeanAccess get() {
        return published;
    }
}
