package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.customerapi.audit.AuditTrail;
import org.customerapi.audit.Operation;
import org.customerapi.audit.Origin;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;

/** Opens and recognises the sessions of logins, and closes any. */
@Stateless
@Interceptors(TellsOutage.class)
public class Sessions {
    private static final int TOKEN_BYTES = 32;

    /** By how much the clocks of two nodes may differ: what one forgets no other may still accept. */
    private static final Duration PURGE_MARGIN = Duration.ofHours(1);

    private final EntityManager entityManager;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public Sessions(EntityManager entityManager, AuditTrail audit, Settings settings, Clock clock) {
        this.entityManager = entityManager;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    protected Sessions() {
        this(null, null, null, null);
    }

    /** Opens a session within the login's transaction; the token is in its answer only. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public SecretText open(long customerId, Instant now) {
        SecretText token = SecretText.random(TOKEN_BYTES);
        entityManager.persist(new Session(SessionId.of(token).tokenDigest(), customerId, now));
        return token;
    }

    /**
     * Whose session a token opens; what he may is for {@link SessionGate} to say.
     *
     * @throws Rejection {@code SESSION_UNKNOWN}
     */
    public Caller identify(SecretText token, Origin origin) {
        SessionId id = SessionId.of(token);
        Instant now = clock.instant();
        Session session = find(id).filter(found -> found.isAlive(now, settings.get(Settings.SESSION_TTL)))
                .orElseThrow(() -> new Rejection(ErrorCode.SESSION_UNKNOWN));
        Customer customer = entityManager.find(Customer.class, session.customerId());
        if (session.isToSlide(now)) {
            slide(id, now);
        }
        return new Caller(customer, id, session.openedAt(), origin);
    }

    /** This column alone: some providers write whole rows, and would undo what another call has just changed. */
    private void slide(SessionId id, Instant now) {
        entityManager
                .createNamedQuery("Session.slide")
                .setParameter("now", now)
                .setParameter("digest", id.tokenDigest())
                .executeUpdate();
    }

    /** Notes that the caller has just proved who he is with codes. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void steppedUp(Caller caller) {
        lock(caller.session()).ifPresent(session -> session.steppedUp(clock.instant()));
    }

    /**
     * Whether codes were verified in this session within the last five minutes.
     *
     * @param authenticatorSince since when the authenticator is bound, where that is known: what was verified with another counts no more
     */
    public boolean hasFreshStepUp(Caller caller, Optional<Instant> authenticatorSince) {
        return find(caller.session())
                .filter(session -> session.hasFreshStepUp(authenticatorSince, clock.instant()))
                .isPresent();
    }

    /** What a login opened is gone with its row; an identity provider's token lives on, and its row must say that it is closed. */
    public void close(Caller caller) {
        lock(caller.session()).ifPresent(session -> {
            if (session.isFederated()) {
                session.close(clock.instant());
            } else {
                entityManager.remove(session);
            }
        });
        audit.succeeded(caller.attempts(Operation.LOG_OUT));
    }

    public int purge() {
        Instant now = clock.instant();
        Duration ttl = settings.get(Settings.SESSION_TTL);
        int federated = entityManager
                .createNamedQuery("Session.purgeFederated")
                .setParameter("expiredBefore", now.minus(PURGE_MARGIN))
                .executeUpdate();
        return federated
                + entityManager
                        .createNamedQuery("Session.purge")
                        .setParameter("idleSince", now.minus(ttl))
                        .setParameter("openedBefore", now.minus(Session.MAX_AGE))
                        .executeUpdate();
    }

    /** Taking turns: of a step-up and a logout at once neither undoes the other. */
    private Optional<Session> lock(SessionId id) {
        return Optional.ofNullable(entityManager.find(Session.class, id.tokenDigest(), LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<Session> find(SessionId id) {
        return Optional.ofNullable(entityManager.find(Session.class, id.tokenDigest()));
    }
}
