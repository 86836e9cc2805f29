package org.customerapi.codes;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import java.util.Optional;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.attempts.AttemptLedger;
import org.customerapi.shared.attempts.Quota;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;

/**
 * Sends one-time codes, within what one recipient and one guest's address may ask for. It holds no transaction while the
 * mail server or the SMS gateway answers.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CodeDispatch {
    private static final System.Logger LOG = System.getLogger(CodeDispatch.class.getName());
    private static final Quota GUEST_QUOTA = new Quota(20, Duration.ofHours(1), Duration.ZERO);

    @Resource
    private ManagedExecutorService executor;

    private final AttemptLedger ledger;
    private final OneTimeCodes codes;
    private final CodeSenders senders;
    private final Settings settings;

    @Inject
    public CodeDispatch(AttemptLedger ledger, OneTimeCodes codes, CodeSenders senders, Settings settings) {
        this.ledger = ledger;
        this.codes = codes;
        this.senders = senders;
        this.settings = settings;
    }

    protected CodeDispatch() {
        this(null, null, null, null);
    }

    /**
     * Sends a code to a known owner, and returns when it is handed over.
     *
     * @return the ticket
     * @throws Rejection {@code TOO_FAST}, or {@code DEPENDENCY_…} when it could not be handed over
     */
    public SecretText send(long ownerId, Recipient recipient, CodePurpose purpose) {
        takeFromQuota(recipient, purpose);
        CodeProof proof = codes.create(Optional.of(ownerId), purpose);
        senders.forChannel(purpose.channel()).send(message(ownerId, recipient, proof));
        return proof.ticket();
    }

    /**
     * Does for a guest what looks and takes the same whether the recipient belongs to somebody or not: the message is sent
     * behind the answer.
     *
     * @param ownerId empty when nobody has this recipient
     * @return a ticket
     * @throws Rejection {@code TOO_FAST}
     */
    public SecretText sendToGuest(Optional<Long> ownerId, Recipient recipient, CodePurpose purpose, String address) {
        ledger.take("codes:guest:" + address, GUEST_QUOTA);
        takeFromQuota(recipient, purpose);
        CodeProof proof = codes.create(ownerId, purpose);
        ownerId.ifPresent(owner -> executor.execute(() -> sendQuietly(message(owner, recipient, proof))));
        return proof.ticket();
    }

    private void takeFromQuota(Recipient recipient, CodePurpose purpose) {
        Quota quota = new Quota(
                settings.get(Settings.CODES_MAX_PER_HALF_HOUR),
                Duration.ofMinutes(30),
                Duration.ofSeconds(settings.get(Settings.CODES_RESEND_SECONDS)));
        // A guest may leave the area out: the same number counts as the same, or the count would tell whether it is
        // known.
        String area = purpose.forLogin() ? "" : recipient.area();
        ledger.take("codes:" + purpose + ":" + area + ":" + recipient.address(), quota);
    }

    private static CodeMessage message(long ownerId, Recipient recipient, CodeProof proof) {
        return new CodeMessage(ownerId, recipient, proof.purpose(), proof.code(), proof.ticket());
    }

    private void sendQuietly(CodeMessage message) {
        try {
            senders.forChannel(message.purpose().channel()).send(message);
        } catch (Rejection e) {
            LOG.log(WARNING, "A login code could not be sent: {0}", e);
        }
    }
}
