package org.customerapi.codes;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.customerapi.shared.secret.SecretText;

/**
 * The secret an authenticator app shares with us: Base32 (RFC 4648, section 6) of the HMAC key.
 *
 * <p>TOTP as RFC 6238 defines it, with the parameters that Google Authenticator knows: SHA-1, 30 s, 6 digits.
 */
public final class TotpSecret extends SecretText {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final int DRIFT_STEPS = 1;
    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    public TotpSecret(String base32) {
        super(base32);
    }

    /** The time step that {@code now} lies in. */
    public static long stepAt(Instant now) {
        return Math.floorDiv(now.toEpochMilli(), STEP.toMillis());
    }

    /** The code of a time step. */
    public SecretText codeOf(long step) {
        try {
            SecretKeySpec key = new SecretKeySpec(new Base32().decode(reveal()), "HmacSHA1");
            Instant start = Instant.ofEpochMilli(step * STEP.toMillis());
            return new SecretText(GENERATOR.generateOneTimePasswordString(key, start));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("an HMAC key of any length is valid", e);
        }
    }

    /**
     * The step within one step of drift that a code belongs to.
     *
     * @param after steps up to and including this one no longer count
     */
    OptionalLong stepOf(SecretText code, Instant now, long after) {
        long current = stepAt(now);
        return LongStream.rangeClosed(current - DRIFT_STEPS, current + DRIFT_STEPS)
                .filter(step -> step > after)
                .filter(step -> codeOf(step).matches(code.reveal()))
                .findFirst();
    }

    /** The next step, from the current one on, whose code would still be accepted; empty when there is none yet. */
    OptionalLong nextStep(Instant now, long after) {
        long current = stepAt(now);
        long next = Math.max(current, after + 1);
        return next <= current + DRIFT_STEPS ? OptionalLong.of(next) : OptionalLong.empty();
    }
}
