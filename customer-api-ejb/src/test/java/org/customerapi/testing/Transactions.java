package org.customerapi.testing;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import java.util.function.Supplier;

/** Gives tests a transaction for beans that want their caller's. */
@Stateless
public class Transactions {
    @Resource
    private SessionContext context;

    /** Commits, unless the work throws. */
    public <T> T call(Supplier<T> work) {
        return work.get();
    }

    public void run(Runnable work) {
        work.run();
    }

    /** Does the work and takes it back. */
    public void rollBack(Runnable work) {
        work.run();
        context.setRollbackOnly();
    }
}
