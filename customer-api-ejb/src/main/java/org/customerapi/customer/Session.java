package org.customerapi.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A logged-in customer: it lives as long as it is used, and seven days at most; one that an identity provider's token has opened
 * lives as long as the token. Only a digest of its token is stored, so a stolen table opens no door.
 */
@Entity
@Table(name = "customer_session")
@NamedQuery(
        name = "Session.purge",
        query = "delete from Session s where s.expiresAt is null"
                + " and (s.lastSeenAt < :idleSince or s.openedAt < :openedBefore)")
@NamedQuery(
        name = "Session.slide",
        query = "update Session s set s.lastSeenAt = :now where s.tokenDigest = :digest and s.lastSeenAt < :now")
@NamedQuery(name = "Session.purgeFederated", query = "delete from Session s where s.expiresAt < :expiredBefore")
public class Session {
    /** The longest a session can live, however busy. */
    static final Duration MAX_AGE = Duration.ofDays(7);

    /** How far {@code lastSeenAt} may lag behind, to spare a write per call. */
    private static final Duration SLIDE = Duration.ofMinutes(1);

    private static final Duration STEP_UP_LASTS = Duration.ofMinutes(5);

    @Id
    @Column(name = "token_digest")
    private String tokenDigest;

    @Column(name = "customer_id", nullable = false)
    private long customerId;

    @Column(name = "opened_at", nullable = false)
    private Instant openedAt;

    @Column(name = "last_seen_at", nullable = false)
    private Instant lastSeenAt;

    @Column(name = "stepped_up_at")
    private Instant steppedUpAt;

    /** When the token that opened it ends; null where a login did. */
    @Column(name = "expires_at")
    private Instant expiresAt;

    /** When it was logged out, though its token isn't over. */
    @Column(name = "closed_at")
    private Instant closedAt;

    protected Session() {}

    Session(String tokenDigest, long customerId, Instant now) {
        this.tokenDigest = tokenDigest;
        this.customerId = customerId;
        this.openedAt = now;
        this.lastSeenAt = now;
    }

    static Session federated(String tokenDigest, long customerId, Instant now, Instant expiresAt) {
        Session session = new Session(tokenDigest, customerId, now);
        session.expiresAt = expiresAt;
        return session;
    }

    /** Whether an identity provider's token has opened it, and only that token may: its digest is of something less secret. */
    boolean isFederated() {
        return expiresAt != null;
    }

    boolean isOpen() {
        return closedAt == null;
    }

    void close(Instant now) {
        closedAt = now;
    }

    boolean isAlive(Instant now, Duration ttl) {
        return !isFederated() && now.isBefore(lastSeenAt.plus(ttl)) && now.isBefore(openedAt.plus(MAX_AGE));
    }

    /** Whether it was last seen long enough ago to be written anew. */
    boolean isToSlide(Instant now) {
        return !now.isBefore(lastSeenAt.plus(SLIDE));
    }

    void steppedUp(Instant now) {
        steppedUpAt = now;
    }

    /** @param authenticatorSince a step-up from before, or with another authenticator, no longer counts */
    boolean hasFreshStepUp(Optional<Instant> authenticatorSince, Instant now) {
        return steppedUpAt != null
                && !now.isAfter(steppedUpAt.plus(STEP_UP_LASTS))
                && authenticatorSince
                        .filter(since -> !steppedUpAt.isAfter(since))
                        .isEmpty();
    }

    SessionId id() {
        return new SessionId(tokenDigest);
    }

    public long customerId() {
        return customerId;
    }

    public Instant openedAt() {
        return openedAt;
    }
}
