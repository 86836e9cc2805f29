/** What sending a code takes and gives. */
package org.customerapi.web.verification.wire;
