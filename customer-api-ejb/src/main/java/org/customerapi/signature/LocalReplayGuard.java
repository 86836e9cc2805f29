package org.customerapi.signature;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.customerapi.shared.secret.Digests;

/**
 * In the memory of one node, which therefore trusts no call that the node before it can have accepted: none dated before its start
 * or up to {@link #DATED_AHEAD} after it. Without a bound on its size, because what it
 * forgot could be used again. Only the owners of keys get here, with a new signature each time, and each use is kept for two minutes in
 * few bytes.
 *
 * <p>Uses are kept by the second in which they may be forgotten, and each second is forgotten as a whole. An object for each use would
 * live just long enough to be copied by every collection of young garbage: that was most of such a pause.
 */
final class LocalReplayGuard implements ReplayGuard {
    private final ConcurrentMap<Long, DigestSet> bySecond = new ConcurrentHashMap<>();
    private final Instant since;

    /** So that nobody can look for calls that would end up side by side. */
    private final String salt = UUID.randomUUID().toString();

    LocalReplayGuard(Clock clock) {
        this.since = clock.instant().plus(DATED_AHEAD);
    }

    @Override
    public boolean firstUse(String subject, Instant forgetAt, Instant now) {
        return forgottenIn(forgetAt.getEpochSecond(), now).add(Digests.sha256(salt.concat(subject)));
    }

    /** Who is the first in a second sees to those that are over. */
    private DigestSet forgottenIn(long second, Instant now) {
        DigestSet uses = bySecond.get(second);
        if (uses == null) {
            long over = now.minus(KEPT_BEYOND).getEpochSecond();
            bySecond.keySet().removeIf(other -> other < over);
            uses = bySecond.computeIfAbsent(second, other -> new DigestSet());
        }
        return uses;
    }

    @Override
    public Instant remembersSince() {
        return since;
    }
}
