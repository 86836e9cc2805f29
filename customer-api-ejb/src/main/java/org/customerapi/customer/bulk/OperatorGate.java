package org.customerapi.customer.bulk;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import java.util.Optional;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.Operation;
import org.customerapi.audit.Origin;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.attempts.AttemptLedger;
import org.customerapi.shared.attempts.Quota;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;

/**
 * Lets an operator in who knows the admin secret. A try is counted as wrong before it is judged, per source address, so parallel
 * guesses do not outrun the count.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OperatorGate {
    private static final Quota WRONG_TRIES = new Quota(5, Duration.ofMinutes(15), Duration.ZERO);

    private final AttemptLedger ledger;
    private final RefusalWatch watch;
    private final Settings settings;

    @Inject
    public OperatorGate(AttemptLedger ledger, RefusalWatch watch, Settings settings) {
        this.ledger = ledger;
        this.watch = watch;
        this.settings = settings;
    }

    protected OperatorGate() {
        this(null, null, null);
    }

    /** Whether there is a secret, and with it anything to be let in to. */
    public boolean exists() {
        return settings.get(Settings.ADMIN_SECRET).isPresent();
    }

    /**
     * @param secret what the operator says the secret is, if he says anything
     * @throws Rejection {@code NO_ACCESS_RIGHTS} when it is not, {@code TOO_FAST} after too many wrong ones, {@code
     *     BUSINESS_TYPE_INVALID} when there is none
     */
    public void enter(Optional<SecretText> secret, Origin origin) {
        SecretText right =
                settings.get(Settings.ADMIN_SECRET).orElseThrow(() -> new Rejection(ErrorCode.BUSINESS_TYPE_INVALID));
        String subject = "admin:" + origin.neighbour();
        ledger.take(subject, WRONG_TRIES);
        watch.over(new Attempt(Operation.IMPORT_CUSTOMERS, null, null, null, origin), () -> {
            requireSame(right, secret);
            return null;
        });
        ledger.forget(subject);
    }

    /** Digests are of one length, so the time tells nothing of the secret's. */
    private static void requireSame(SecretText right, Optional<SecretText> given) {
        SecretText digest = new SecretText(Digests.sha256Hex(right.reveal()));
        if (!digest.matches(
                given.map(secret -> Digests.sha256Hex(secret.reveal())).orElse(null))) {
            throw new Rejection(ErrorCode.NO_ACCESS_RIGHTS);
        }
    }
}
