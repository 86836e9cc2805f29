/** Judges signed calls: what is signed, by whom, when, how often, and what it may reach. */
package org.customerapi.signature;
