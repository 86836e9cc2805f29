package org.customerapi.customer.federation;

/** A token is no good; the message says why, for the log, and quotes nothing of the token. */
final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenRefused(String reason) {
        super(reason, null, false, false);
    }

    static void unless(boolean holds, String reason) {
        if (!holds) {
            throw new TokenRefused(reason);
        }
    }
}
