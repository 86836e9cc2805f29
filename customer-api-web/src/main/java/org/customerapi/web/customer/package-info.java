/** Login, logout and the customer's own data. */
package org.customerapi.web.customer;
