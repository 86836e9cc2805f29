/** Demo mode's customers, whom everybody knows the password of. */
package org.customerapi.customer.demo;
