package org.customerapi.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.address.AddressBlocks;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.customerapi.shared.settings.Settings;

/**
 * Limits calls that fail before or at the signature, per access key and source address: so that guessing costs the guesser, and
 * not the key's owner elsewhere. Each node counts for itself.
 */
@ApplicationScoped
public class StrangerLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_SUBJECTS = 200_000;

    private final LocalRateLimit failures = new LocalRateLimit(MAX_SUBJECTS);
    private final Settings settings;

    @Inject
    public StrangerLimit(Settings settings) {
        this.settings = settings;
    }

    protected StrangerLimit() {
        this(null);
    }

    /** @throws RateRejection {@code TOO_MANY_UNVERIFIED}; else what the check throws, counted */
    public <T> T watch(SignedCall call, Instant now, Supplier<T> check) {
        String subject = (AccessKey.isOne(call.accessKey()) ? call.accessKey() : "") + "|"
                + AddressBlocks.neighbour(call.sourceAddress());
        int limit = settings.get(Settings.UNVERIFIED_PER_MINUTE);
        RateLimit.Answer before = failures.look(subject, limit, WINDOW, now);
        if (!before.taken()) {
            throw new RateRejection(ErrorCode.TOO_MANY_UNVERIFIED, null, before.reset());
        }
        try {
            return check.get();
        } catch (DatabaseUnavailable e) {
            // Nothing was found wrong with the call.
            throw e;
        } catch (Rejection e) {
            if (e.code() != ErrorCode.DEPENDENCY_UNAVAILABLE) {
                failures.take(subject, limit, WINDOW, now);
            }
            throw e;
        }
    }
}
