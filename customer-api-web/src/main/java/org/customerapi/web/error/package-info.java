/** Turns whatever goes wrong into the envelope, and lets nothing from below through. */
package org.customerapi.web.error;
