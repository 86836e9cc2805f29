package org.customerapi.audit;

/**
 * An operation that somebody attempts.
 *
 * @param customerId null while nobody knows who it is
 * @param companyId the company, or null
 * @param key the id or access key of the key concerned, or null
 */
public record Attempt(Operation operation, Long customerId, Long companyId, String key, Origin origin) {
    public Attempt on(Object keyReference) {
        return new Attempt(operation, customerId, companyId, String.valueOf(keyReference), origin);
    }

    public Attempt by(long knownCustomerId) {
        return new Attempt(operation, knownCustomerId, companyId, key, origin);
    }
}
