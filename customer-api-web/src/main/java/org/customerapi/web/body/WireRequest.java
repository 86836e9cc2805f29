package org.customerapi.web.body;

import org.customerapi.shared.Rejection;

/** The body of a request; each has a public constructor that takes its fields from {@link JsonFields}. */
public interface WireRequest {
    /**
     * Asks for the fields that the other fields make necessary; those always necessary bear {@code @NotNull}.
     *
     * @throws Rejection {@code PARAMETER_MISSING}
     */
    default void verifyComplete() {}
}
