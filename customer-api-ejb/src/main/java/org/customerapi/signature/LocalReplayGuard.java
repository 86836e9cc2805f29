package org.customerapi.signature;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.customerapi.shared.secret.Digests;

/**
 * In the memory of one node, which therefore trusts no call that the node before it can have accepted: none dated before its start
 * or up to {@link #DATED_AHEAD} after it. Without a bound on its size, because what it
 * forgot could be used again. Only the owners of keys get here, each use is kept for about a minute in few bytes, and a ban ends a flood
 * of calls beyond the rate.
 *
 * <p>Uses are kept by the second in which they may be forgotten, and each second is forgotten as a whole. An object for each use would
 * live just long enough to be copied by every collection of young garbage: that was most of such a pause.
 */
final class LocalReplayGuard implements ReplayGuard {
    private final ConcurrentMap<Long, DigestSet> bySecond = new ConcurrentHashMap<>();
    private final Instant since;

    LocalReplayGuard(Clock clock) {
        this.since = clock.instant().plus(DATED_AHEAD);
    }

    @Override
    public boolean firstUse(String subject, Instant forgetAt, Instant now) {
        return forgottenIn(forgetAt.getEpochSecond(), now).add(Digests.sha256(subject));
    }

    /** Who is the first in a second sees to those that are over. */
    private DigestSet forgottenIn(long second, Instant now) {
        DigestSet uses = bySecond.get(second);
        if (uses == null) {
            bySecond.keySet().removeIf(other -> other < now.getEpochSecond());
            uses = bySecond.computeIfAbsent(second, other -> new DigestSet());
        }
        return uses;
    }

    @Override
    public Instant remembersSince() {
        return since;
    }
}
