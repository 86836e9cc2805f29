package org.customerapi.signature;

import java.security.PrivateKey;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.customer.Caller;

/**
 * A key in the hands of its owner's program.
 *
 * @param owner a session of the owner
 * @param key as it was issued
 */
record SigningKey(Caller owner, ApiKey key, PrivateKey privateKey) {
    long id() {
        return key.id();
    }

    String accessKey() {
        return key.accessKey().text();
    }

    /** A call that is right in every respect until told otherwise. */
    CallDraft call() {
        return new CallDraft(key.companyId(), accessKey(), privateKey);
    }

    /** A call that nobody else has made and that is right as it is. */
    SignedCall signed() {
        return call().sign();
    }
}
