/** Signed calls: let in by their signature, answered here, handed on, or judged for a gateway. */
package org.customerapi.web.openapi;
