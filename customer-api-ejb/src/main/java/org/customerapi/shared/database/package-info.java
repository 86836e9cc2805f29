/** The data source, the migrations that make its schema, and how times are kept in it. */
package org.customerapi.shared.database;
