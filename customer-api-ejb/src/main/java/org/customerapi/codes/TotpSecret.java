package org.customerapi.codes;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
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
    private static final int KEY_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int DRIFT_STEPS = 1;
    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    public TotpSecret(String base32) {
        super(base32);
    }

    /** A fresh one of 160 bits, as RFC 4226 recommends (section 4, R6). */
    public static TotpSecret random() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new TotpSecret(new Base32().encodeToString(key));
    }

    /**
     * What an authenticator app reads from a QR code: a URI as Google Authenticator's "Key Uri Format" has it.
     *
     * @param issuer whose account it is, without a colon
     * @param account the account's name, without a colon
     */
    public SecretText keyUri(String issuer, String account) {
        return new SecretText("otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + reveal()
                + "&issuer=" + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP.toSeconds());
    }

    /** Apps read a plus sign as it is (RFC 3986), unlike forms. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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
