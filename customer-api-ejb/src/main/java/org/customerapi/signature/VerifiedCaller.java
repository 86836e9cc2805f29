package org.customerapi.signature;

/**
 * On whose behalf a call runs that has passed every check.
 *
 * @param rate how much of its rate the key has left
 */
public record VerifiedCaller(long customerId, String customerNo, long companyId, String accessKey, RateState rate) {}
