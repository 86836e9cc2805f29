/** Counts what may happen only so often, in a form that survives restarts, rollbacks and parallel tries. */
package org.customerapi.shared.attempts;
