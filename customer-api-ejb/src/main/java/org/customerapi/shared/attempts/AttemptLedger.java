package org.customerapi.shared.attempts;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.Digests;

/**
 * Takes from quotas and counts tries, each committed at once and one at a time per subject: neither a rollback nor two hundred
 * parallel calls make it forget one.
 *
 * <p>It suspends the caller's transaction, so call it before you open one: a call that holds one connection while it waits
 * for a second can starve the pool.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AttemptLedger {
    private static final Duration KEPT = Duration.ofDays(1);

    private final EntityManager entityManager;
    private final AttemptRows rows;
    private final Clock clock;

    @Inject
    public AttemptLedger(EntityManager entityManager, AttemptRows rows, Clock clock) {
        this.entityManager = entityManager;
        this.rows = rows;
        this.clock = clock;
    }

    protected AttemptLedger() {
        this(null, null, null);
    }

    /** @throws Rejection {@code TOO_FAST} with the seconds to wait */
    public void take(String subject, Quota quota) {
        Duration wait = locked(subject, history -> history.take(quota, clock.instant()));
        if (!wait.isZero()) {
            throw new Rejection(ErrorCode.TOO_FAST, wait.plusMillis(999).toSeconds());
        }
    }

    /** @throws Rejection {@code ACCOUNT_LOCKED} while the subject is paused */
    public void reserve(String subject, Lockout lockout) {
        if (!locked(subject, history -> history.reserve(lockout, clock.instant()))) {
            throw new Rejection(ErrorCode.ACCOUNT_LOCKED);
        }
    }

    /** The last try was not judged, or failed for another reason than being wrong: it does not count. */
    public void giveBack(String subject) {
        locked(subject, AttemptHistory::giveBack);
    }

    /** The last try was right: earlier wrong ones no longer count. */
    public void forget(String subject) {
        locked(subject, AttemptHistory::clear);
    }

    /** Drops what has been idle for a day and pauses nobody. */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public int purge() {
        Instant now = clock.instant();
        return entityManager
                .createNamedQuery("AttemptHistory.purge")
                .setParameter("idleSince", now.minus(KEPT))
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Subjects hold e-mail addresses and what strangers type: the row's key is a digest, of one length and unreadable. */
    private <T> T locked(String subject, Function<AttemptHistory, T> change) {
        String key = Digests.sha256Hex(subject);
        return rows.locked(key, change).orElseGet(() -> {
            rows.ensure(key);
            return rows.locked(key, change).orElseThrow();
        });
    }
}
