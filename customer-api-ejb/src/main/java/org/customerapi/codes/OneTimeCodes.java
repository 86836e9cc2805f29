package org.customerapi.codes;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;

/** The one-time codes in the database: made, judged and spent. */
@Stateless
@Interceptors(TellsOutage.class)
public class OneTimeCodes {
    /** Who tries a code for a name that nobody has. */
    public static final long NOBODY = -1;

    private static final int TICKET_BYTES = 32;
    private static final int CODE_DIGITS = 6;

    /** An expired code is kept for a while, so that purging never meets one that is being tried. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final EntityManager entityManager;
    private final Clock clock;

    @Inject
    public OneTimeCodes(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    protected OneTimeCodes() {
        this(null, null);
    }

    /** A new code with its ticket; without an owner a decoy that nobody can spend. */
    public CodeProof create(Optional<Long> ownerId, CodePurpose purpose) {
        CodeProof proof = new CodeProof(purpose, SecretText.random(TICKET_BYTES), SecretText.randomDigits(CODE_DIGITS));
        entityManager.persist(
                new OneTimeCode(ownerId.orElse(null), purpose, proof.ticket(), proof.code(), clock.instant()));
        return proof;
    }

    /**
     * Judges a code and keeps its row locked until the caller's transaction ends, so that two tries cannot both be right.
     * A wrong try is counted.
     *
     * @return the code, to be spent when everything else is right too; empty when it is wrong, spent, expired or not theirs
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Optional<OneTimeCode> judge(long ownerId, CodeProof proof) {
        // A row that is somebody else's is not even locked: two customers with each other's tickets would wait in a
        // circle.
        return entityManager
                .createNamedQuery("OneTimeCode.ofOwner", OneTimeCode.class)
                .setParameter("ticketDigest", Digests.sha256Hex(proof.ticket().reveal()))
                .setParameter("purpose", proof.purpose())
                .setParameter("ownerId", ownerId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .filter(code -> code.judge(ownerId, proof.purpose(), proof.ticket(), proof.code(), clock.instant()));
    }

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void spend(OneTimeCode code) {
        code.spend(clock.instant());
    }

    public int purge() {
        return entityManager
                .createNamedQuery("OneTimeCode.purge")
                .setParameter("before", clock.instant().minus(KEPT))
                .executeUpdate();
    }
}
