/** Signed calls, and the document that describes the whole API. */
package org.customerapi.web.openapi;
