/** Types for what must never be printed, and digests. */
package org.customerapi.shared.secret;
