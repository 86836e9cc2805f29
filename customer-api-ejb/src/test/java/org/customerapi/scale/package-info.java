/** The application with as much data as an exchange has. */
package org.customerapi.scale;
