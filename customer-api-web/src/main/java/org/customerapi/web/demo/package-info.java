/** What demo mode shows. */
package org.customerapi.web.demo;
