package org.customerapi.it;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * A customer's authenticator app. The server takes each time step once, in rising order, one step of drift either way: so
 * three codes are good at any moment, and a test never waits for a fourth.
 */
public final class Authenticator {
    static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private static final long STEP_MILLIS = 30_000;
    /** A step that ends sooner than this may be over when the server looks. */
    private static final long MARGIN_MILLIS = 3_000;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(Duration.ofMillis(STEP_MILLIS), 6);

    private final Clock clock;
    private final String secret;
    private long lastStep = Long.MIN_VALUE;

    /** One that has the demo customers' secret. */
    Authenticator(Clock clock) {
        this(clock, SECRET);
    }

    /** @param secret in Base32 (RFC 4648, section 6), as such apps scan it */
    public Authenticator(Clock clock, String secret) {
        this.clock = clock;
        this.secret = secret;
    }

    /** The earliest code that the server has not seen and will still accept. */
    public synchronized String nextCode() {
        long step = Math.max(lastStep + 1, stepAt(clock.millis() + MARGIN_MILLIS) - 1);
        if (step > stepAt(clock.millis() + MARGIN_MILLIS) + 1) {
            throw new IllegalStateException("no code left: use another customer");
        }
        while (step > stepAt(clock.millis()) + 1) {
            // The margin has cost a code, and the next one is due before the margin ends.
            Thread.onSpinWait();
        }
        lastStep = step;
        return codeOf(step);
    }

    /** Whether it shows that code about now. */
    boolean shows(String code) {
        long now = stepAt(clock.millis());
        return LongStream.rangeClosed(now - 1, now + 1)
                .anyMatch(step -> codeOf(step).equals(code));
    }

    /** Of a step that is over for good. */
    String staleCode() {
        return codeOf(stepAt(clock.millis()) - 10);
    }

    /** A code that no step near now has. */
    public String wrongCode() {
        for (int candidate = 0; ; candidate++) {
            String code = String.format("%06d", candidate);
            long now = stepAt(clock.millis());
            boolean near = false;
            for (long step = now - 3; step <= now + 5; step++) {
                near |= codeOf(step).equals(code);
            }
            if (!near) {
                return code;
            }
        }
    }

    private static long stepAt(long millis) {
        return Math.floorDiv(millis, STEP_MILLIS);
    }

    private String codeOf(long step) {
        try {
            SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret), "HmacSHA1");
            return GENERATOR.generateOneTimePasswordString(key, Instant.ofEpochMilli(step * STEP_MILLIS));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
