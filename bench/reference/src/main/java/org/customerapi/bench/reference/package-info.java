/** Endpoints that do nothing but what cannot be avoided, to compare with. */
package org.customerapi.bench.reference;
