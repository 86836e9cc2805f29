package org.customerapi.codes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.customerapi.shared.encryption.SecretCipher;
import org.customerapi.shared.secret.SecretText;

/**
 * An owner's authenticator app: its secret is made anew as often as he asks, until he binds it; once he has unbound it, it begins
 * again. A time step is accepted once, and never an older one after it; five wrong codes in a row
 * pause it for a quarter of an hour.
 */
@Entity
@Table(name = "totp_authenticator")
@NamedQuery(name = "TotpAuthenticator.ofOwner", query = "select a from TotpAuthenticator a where a.ownerId = :ownerId")
public class TotpAuthenticator {
    private static final int MAX_WRONG_IN_A_ROW = 5;
    private static final Duration PAUSE = Duration.ofMinutes(15);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "totp_authenticator_seq")
    @SequenceGenerator(name = "totp_authenticator_seq", sequenceName = "totp_authenticator_seq", allocationSize = 50)
    private Long id;

    @Column(name = "owner_id", nullable = false)
    private long ownerId;

    /** See {@link SecretCipher}. */
    @Column(name = "sealed_secret", nullable = false)
    private String sealedSecret;

    @Column(nullable = false)
    private boolean bound;

    @Column(name = "last_step", nullable = false)
    private long lastStep;

    @Column(name = "wrong_in_a_row", nullable = false)
    private int wrongInARow;

    @Column(name = "paused_until")
    private Instant pausedUntil;

    /** Since when it has waited to be bound, or been bound. */
    private Instant since;

    protected TotpAuthenticator() {}

    TotpAuthenticator(long ownerId, String sealedSecret) {
        this.ownerId = ownerId;
        this.sealedSecret = sealedSecret;
    }

    public Long id() {
        return id;
    }

    public boolean isBound() {
        return bound;
    }

    /** Whether its owner has been given a secret that he has not bound yet. */
    public boolean isPending() {
        return !bound && since != null;
    }

    /** Since when it has waited to be bound, or been bound; empty where that was before anybody noted it. */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    void bind() {
        bound = true;
    }

    /** Gives it another secret, which waits to be bound; codes of the one before are worth nothing. A pause goes on. */
    void renew(String newSealedSecret, Instant now) {
        sealedSecret = newSealedSecret;
        lastStep = 0;
        since = now;
    }

    void bindSince(Instant now) {
        bound = true;
        since = now;
    }

    /** @param unknownSealedSecret takes the place of the one that the owner knows, which is wanted no longer */
    void unbind(String unknownSealedSecret) {
        sealedSecret = unknownSealedSecret;
        lastStep = 0;
        bound = false;
        since = null;
    }

    /**
     * Judges a code without consuming its step; a wrong one is counted.
     */
    TotpVerdict judge(SecretText code, SecretCipher cipher, Instant now) {
        if (pausedUntil != null && now.isBefore(pausedUntil)) {
            return TotpVerdict.PAUSED;
        }
        OptionalLong step = secret(cipher).stepOf(code, now, lastStep);
        if (step.isPresent()) {
            return TotpVerdict.right(step.getAsLong());
        }
        countWrong(now);
        return TotpVerdict.WRONG;
    }

    void consume(long step) {
        lastStep = step;
        wrongInARow = 0;
        pausedUntil = null;
    }

    /** The code that would be accepted next, for demo mode; empty while the owner has to wait for one. */
    Optional<SecretText> nextCode(SecretCipher cipher, Instant now) {
        TotpSecret secret = secret(cipher);
        OptionalLong step = secret.nextStep(now, lastStep);
        return step.isPresent() ? Optional.of(secret.codeOf(step.getAsLong())) : Optional.empty();
    }

    private void countWrong(Instant now) {
        wrongInARow++;
        if (wrongInARow >= MAX_WRONG_IN_A_ROW) {
            wrongInARow = 0;
            pausedUntil = now.plus(PAUSE);
        }
    }

    private TotpSecret secret(SecretCipher cipher) {
        return new TotpSecret(cipher.open(sealedSecret, ownerId).reveal());
    }
}
