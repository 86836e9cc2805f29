package org.customerapi.shared.outage;

import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import org.customerapi.shared.Rejection;

/**
 * On a session bean that asks the database: tells an outage as {@link DatabaseUnavailable}. Being a refusal, that rolls back and
 * reaches the caller as it is, where a container would log an unforeseen exception with its stack for each call of the outage.
 */
public class TellsOutage {
    /** @throws DatabaseUnavailable instead of whatever said so */
    @AroundInvoke
    public Object tell(InvocationContext call) throws Exception {
        try {
            return call.proceed();
        } catch (Rejection e) {
            throw e;
        } catch (RuntimeException e) {
            if (DatabaseFailure.in(e).isPresent()) {
                throw new DatabaseUnavailable(e);
            }
            throw e;
        }
    }
}
