package org.customerapi.codes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;

/**
 * A one-time code: good for one owner, one purpose, one use and ten minutes, void after five wrong tries.
 *
 * <p>Neither ticket nor code is stored. The code's digest covers the ticket, 256 random bits that only the asker holds, so
 * that a million guesses over a stolen table find nothing.
 */
@Entity
@Table(name = "one_time_code")
@NamedQuery(
        name = "OneTimeCode.ofOwner",
        query = "select c from OneTimeCode c where c.ticketDigest = :ticketDigest and c.purpose = :purpose"
                + " and (c.ownerId = :ownerId or c.ownerId is null)")
@NamedQuery(name = "OneTimeCode.purge", query = "delete from OneTimeCode c where c.expiresAt < :before")
public class OneTimeCode {
    /** How long a code is valid. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int MAX_WRONG_TRIES = 5;

    @Id
    @Column(name = "ticket_digest")
    private String ticketDigest;

    /** The customer's id; null in the decoy that a request for an unknown recipient leaves. */
    @Column(name = "owner_id")
    private Long ownerId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private CodePurpose purpose;

    @Column(name = "code_digest", nullable = false)
    private String codeDigest;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "wrong_tries", nullable = false)
    private int wrongTries;

    @Column(name = "spent_at")
    private Instant spentAt;

    protected OneTimeCode() {}

    OneTimeCode(Long ownerId, CodePurpose purpose, SecretText ticket, SecretText code, Instant now) {
        this.ticketDigest = Digests.sha256Hex(ticket.reveal());
        this.ownerId = ownerId;
        this.purpose = purpose;
        this.codeDigest = digest(ticket.reveal(), code.reveal());
        this.expiresAt = now.plus(LIFETIME);
    }

    /**
     * Judges a try without spending the code; a wrong one is counted.
     *
     * @return whether it may be spent
     */
    boolean judge(long triedBy, CodePurpose triedFor, SecretText ticket, SecretText code, Instant now) {
        boolean usable = (ownerId == null || ownerId == triedBy)
                && purpose == triedFor
                && spentAt == null
                && now.isBefore(expiresAt)
                && wrongTries < MAX_WRONG_TRIES;
        if (!usable) {
            return false;
        }
        boolean right = MessageDigest.isEqual(bytes(codeDigest), bytes(digest(ticket.reveal(), code.reveal())));
        // A decoy is never right, and its tries are counted, so that judging it takes what judging another takes.
        if (ownerId == null || !right) {
            wrongTries++;
            return false;
        }
        return true;
    }

    void spend(Instant now) {
        spentAt = now;
    }

    private static String digest(String ticket, String code) {
        return Digests.sha256Hex(ticket + ":" + code);
    }

    private static byte[] bytes(String hex) {
        return hex.getBytes(StandardCharsets.US_ASCII);
    }
}
