/** What all pages have in common. */
package org.customerapi.web.pages;
