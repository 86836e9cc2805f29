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

    /** The owner's authenticator, bound or not. */
    public Optional<TotpAuthenticator> of(long ownerId) {
        return ofOwner(ownerId).getResultStream().findFirst();
    }

    /** The owner's bound authenticator. */
    public Optional<TotpAuthenticator> boundOf(long ownerId) {
        return of(ownerId).filter(TotpAuthenticator::isBound);
    }

    /**
     * The owner's authenticator, bound or not, locked until the caller's transaction ends. Whoever judges several codes of an owner
     * locks this first, before the owner too, and so never waits in a circle.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<TotpAuthenticator> lockOf(long ownerId) {
        return ofOwner(ownerId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The owner's bound authenticator, locked in the same way. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<TotpAuthenticator> lockBoundOf(long ownerId) {
        return lockOf(ownerId).filter(TotpAuthenticator::isBound);
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

    /** An owner's first authenticator, not bound, of a secret that nobody knows; the caller sees that there is none already. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void add(long ownerId) {
        entityManager.persist(new TotpAuthenticator(ownerId, cipher.seal(TotpSecret.random(), ownerId)));
    }

    /** Makes the secret of an authenticator that is not bound anew, for its owner to bind; answered this once. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public TotpSecret renew(TotpAuthenticator authenticator, long ownerId) {
        TotpSecret secret = TotpSecret.random();
        authenticator.renew(cipher.seal(secret, ownerId), clock.instant());
        return secret;
    }

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void bind(TotpAuthenticator authenticator) {
        authenticator.bindSince(clock.instant());
    }

    /** From then on its secret is forgotten. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void unbind(TotpAuthenticator authenticator, long ownerId) {
        authenticator.unbind(cipher.seal(TotpSecret.random(), ownerId));
    }

    /** Binds an authenticator whose secret both sides know already. */
    public void bind(long ownerId, TotpSecret secret) {
        TotpAuthenticator authenticator = new TotpAuthenticator(ownerId, cipher.seal(secret, ownerId));
        authenticator.bind();
        entityManager.persist(authenticator);
    }

    /** The code that would be accepted next, by an authenticator that is bound or waits to be; demo mode shows it. */
    public Optional<SecretText> nextCode(long ownerId) {
        return of(ownerId)
                .filter(authenticator -> authenticator.isBound() || authenticator.isPending())
                .flatMap(authenticator -> authenticator.nextCode(cipher, clock.instant()));
    }

    private TypedQuery<TotpAuthenticator> ofOwner(long ownerId) {
        return entityManager
                .createNamedQuery("TotpAuthenticator.ofOwner", TotpAuthenticator.class)
                .setParameter("ownerId", ownerId);
    }
}
