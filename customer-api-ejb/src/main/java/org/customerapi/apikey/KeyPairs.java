package org.customerapi.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.Turnstile;
import org.customerapi.shared.settings.Settings;

/** Makes RSA key pairs (RFC 8017). Slow by nature: ask only after everything that can refuse has been asked. */
@ApplicationScoped
public class KeyPairs {
    private static final int MAX_WAIT_SECONDS = 20;

    private final Turnstile turnstile = new Turnstile(MAX_WAIT_SECONDS);
    private final Settings settings;

    @Inject
    public KeyPairs(Settings settings) {
        this.settings = settings;
    }

    protected KeyPairs() {
        this(null);
    }

    /** @throws Rejection {@code TOO_FAST} when too many ask at once */
    public NewKeyPair next() {
        return turnstile.pass(this::generate);
    }

    private NewKeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(settings.get(Settings.RSA_BITS));
            return NewKeyPair.of(generator.generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
