/** The lines and the report of an import, as they go over the wire. */
package org.customerapi.web.admin.wire;
