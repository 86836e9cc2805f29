/** Takes in the customers that a company has already, many at once, from an operator who knows the admin secret. */
package org.customerapi.customer.bulk;
