package org.customerapi.apikey.domain;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** Keys for tests that need no database. */
final class TestKeys {
    static final KeyOwner OWNER = new KeyOwner(117, "86000116", 368);
    static final NewKeyPair PAIR = pair();
    static final NewKeyPair OTHER_PAIR = pair();

    private TestKeys() {}

    static ApiKey issuedAt(Instant now) {
        return new ApiKey(OWNER, 1, new KeyLabel("robot"), PAIR, now);
    }

    /** With the id that the database would give. */
    static ApiKey withId(ApiKey key, long id) {
        try {
            var field = ApiKey.class.getDeclaredField("id");
            field.setAccessible(true);
            field.set(key, id);
            return key;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static NewKeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return NewKeyPair.of(generator.generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
