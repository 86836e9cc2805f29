/** Types for what must never be printed, and the cipher that keeps secrets at rest. */
package org.customerapi.shared.secret;
