/** Visits the pages of the WAR that Maven built in a real browser, as people do. */
package org.customerapi.it.browser;
