package org.customerapi.shared.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.InvalidSetting;
import org.customerapi.shared.settings.Settings;

/** Makes the cipher from the configured keys; outside demo mode there is none without them. */
@ApplicationScoped
public class SecretCipherProducer {
    /** Known to everybody who reads this: it keeps demo mode's shape like production's, and protects nothing. */
    private static final SecretText DEMO_KEY = new SecretText("Y3VzdG9tZXItYXBpLWRlbW8ta2V5LW5vdC1zZWNyZXQ=");

    private static final String DEMO_KEY_ID = "demo";

    @Produces
    @Singleton
    public SecretCipher cipher(Settings settings) {
        return new SecretCipher(keys(settings));
    }

    /** @throws InvalidSetting when no cipher can be made */
    public static void verifyKeys(Settings settings) {
        keys(settings);
    }

    private static KeyRing keys(Settings settings) {
        String previous = previousKeys(settings);
        try {
            return settings.get(Settings.ENCRYPTION_KEY)
                    .map(key -> KeyRing.of(settings.get(Settings.ENCRYPTION_KEY_ID), key, previous))
                    .orElseGet(() -> demoKeys(settings, previous));
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting("customer-api.encryption.* is not allowed: " + e.getMessage() + ".");
        }
    }

    /** Demo mode goes on reading what its own key wrote when it is given another. */
    private static String previousKeys(Settings settings) {
        String configured = settings.get(Settings.ENCRYPTION_PREVIOUS_KEYS)
                .map(SecretText::reveal)
                .orElse("");
        boolean demoKeyReads = settings.get(Settings.DEMO)
                && settings.get(Settings.ENCRYPTION_KEY).isPresent()
                && !settings.get(Settings.ENCRYPTION_KEY_ID).equals(DEMO_KEY_ID);
        String demo = DEMO_KEY_ID + ":" + DEMO_KEY.reveal();
        return demoKeyReads ? (configured.isBlank() ? demo : configured + "," + demo) : configured;
    }

    private static KeyRing demoKeys(Settings settings, String previous) {
        if (!settings.get(Settings.DEMO)) {
            throw new InvalidSetting(Settings.ENCRYPTION_KEY.name()
                    + " is not set: it must be 32 random bytes in Base64, for example from 'openssl rand -base64 32'.");
        }
        return KeyRing.of(DEMO_KEY_ID, DEMO_KEY, previous);
    }
}
