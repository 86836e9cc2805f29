/** Customers, how they log in, and the sessions that they then hold. */
package org.customerapi.customer;
