package org.customerapi.customer;

import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;

/** A session's identity: the digest of its token, from which the token can't be found. */
public record SessionId(String tokenDigest) {
    static SessionId of(SecretText token) {
        return new SessionId(Digests.sha256Hex(token.reveal()));
    }
}
