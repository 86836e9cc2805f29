/** Sending one-time codes. */
package org.customerapi.web.verification;
