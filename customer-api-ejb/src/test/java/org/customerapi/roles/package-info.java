/** The application on PostgreSQL as a user who may do no more than it does. */
package org.customerapi.roles;
