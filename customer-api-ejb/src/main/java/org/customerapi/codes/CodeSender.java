package org.customerapi.codes;

import org.customerapi.shared.Rejection;

/** Delivers a code. */
interface CodeSender {
    /** @throws Rejection {@code DEPENDENCY_…} when the message could not be handed over */
    void send(CodeMessage message);
}
