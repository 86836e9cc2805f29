package org.customerapi.codes;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.Optional;
import org.customerapi.shared.encryption.SecretCipher;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.SecretText;

/** The owners' authenticators. */
@Stateless
@Interceptors(TellsOutage.class)
public class TotpCodes {
    private final EntityManager entityManager;
    private final SecretCipher cipher;
    private final Clock clock;

    @Inject
    public TotpCodes(EntityManager entityManager, SecretCipher cipher, Clock clock) {
        this.entityManager = entityManager;
        this.cipher = cipher;
        this.clock = clock;
    }

    protected TotpCodes() {
        this(null, null, null);
    }

    /** The owner's bound authenticator. */
    public Optional<TotpAuthenticator> boundOf(long ownerId) {
        return ofOwner(ownerId).getResultStream().findFirst().filter(TotpAuthenticator::isBound);
    }

    /**
     * The owner's bound authenticator, locked until the caller's transaction ends. Whoever judges several codes of an owner
     * locks this first, and so never waits in a circle.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<TotpAuthenticator> lockBoundOf(long ownerId) {
        return ofOwner(ownerId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .filter(TotpAuthenticator::isBound);
    }

    /** Judges a code; a wrong one is counted, a right one is to be {@linkplain #consume consumed}. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public TotpVerdict judge(TotpAuthenticator authenticator, SecretText code) {
        return authenticator.judge(code, cipher, clock.instant());
    }

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void consume(TotpAuthenticator authenticator, TotpVerdict verdict) {
        authenticator.consume(verdict.step());
    }

    /** Binds an authenticator whose secret both sides know already. */
    public void bind(long ownerId, TotpSecret secret) {
        TotpAuthenticator authenticator = new TotpAuthenticator(ownerId, cipher.seal(secret, ownerId));
        authenticator.bind();
        entityManager.persist(authenticator);
    }

    /** The code that would be accepted next; demo mode shows it. */
    public Optional<SecretText> nextCode(long ownerId) {
        return boundOf(ownerId).flatMap(authenticator -> authenticator.nextCode(cipher, clock.instant()));
    }

    private TypedQuery<TotpAuthenticator> ofOwner(long ownerId) {
        return entityManager
                .createNamedQuery("TotpAuthenticator.ofOwner", TotpAuthenticator.class)
                .setParameter("ownerId", ownerId);
    }
}
