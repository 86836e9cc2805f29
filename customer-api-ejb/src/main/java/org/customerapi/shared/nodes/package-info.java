/** Which nodes live on the database, and whether this one may serve. */
package org.customerapi.shared.nodes;
