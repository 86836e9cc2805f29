/** Measurements, and the clients that they need. */
package org.customerapi.bench;
