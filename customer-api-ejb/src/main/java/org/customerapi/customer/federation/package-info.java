/** Judges the tokens of identity providers: whom they speak for, and whether their signatures and claims hold. */
package org.customerapi.customer.federation;
