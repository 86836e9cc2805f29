/** The ground floor: codes, refusals, settings, the clock, secrets, the database; it knows no other room. */
package org.customerapi.shared;
