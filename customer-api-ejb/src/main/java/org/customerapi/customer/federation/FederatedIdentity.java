package org.customerapi.customer.federation;

import java.time.Instant;

/**
 * The customer that a provider vouches for, and may.
 *
 * @param digest identifies the token, which can't be found from it
 * @param refusedFrom when the token will be refused for its age
 */
public record FederatedIdentity(long companyId, String customerNo, String digest, Instant refusedFrom) {
    /** A customer's number is personal: it does not go into logs. */
    @Override
    public String toString() {
        return "FederatedIdentity[" + companyId + "]";
    }
}
