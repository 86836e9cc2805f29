/** A real PostgreSQL for tests, of this module and of others. */
package org.customerapi.testing.postgres;
