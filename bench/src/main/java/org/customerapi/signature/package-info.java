/** Measurements of what only this package sees. */
package org.customerapi.signature;
