package org.customerapi.web.envelope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.customerapi.shared.ErrorCode;

/**
 * With which codes an operation can refuse, beyond those that every operation shares; for the documentation. On the type of
 * a request: what its fields bring along, wherever it is used.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Refuses {
    ErrorCode[] value();
}
