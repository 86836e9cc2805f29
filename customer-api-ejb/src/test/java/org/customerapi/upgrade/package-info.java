/** The application on what earlier versions left. */
package org.customerapi.upgrade;
