package org.customerapi.apikey.domain;

/**
 * Whose a key is.
 *
 * @param number the number the customer is known by
 */
public record KeyOwner(long id, String number, long companyId) {}
