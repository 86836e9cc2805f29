package org.customerapi.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.shared.settings.Settings;

/** Makes RSA key pairs (RFC 8017). Slow by nature: ask only after everything that can refuse has been asked. */
@ApplicationScoped
public class KeyPairs {
    private final Settings settings;

    @Inject
    public KeyPairs(Settings settings) {
        this.settings = settings;
    }

    protected KeyPairs() {
        this(null);
    }

    public NewKeyPair next() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(settings.get(Settings.RSA_BITS));
            return NewKeyPair.of(generator.generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
