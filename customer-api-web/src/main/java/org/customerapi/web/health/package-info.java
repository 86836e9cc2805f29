/** Whether this server can serve. */
package org.customerapi.web.health;
