package org.customerapi.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.nodes.NodeClaim;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.customerapi.shared.secret.Digests;

/**
 * The whole answer to "may this signed call go through?": every check, in the contract's order (section 8).
 *
 * <p>Cheap checks come before the signature, and nothing that a stranger can send without the private key uses up the owner's
 * rate or gets the key banned: his failures are counted per access key and source address.
 *
 * <p>No session bean: it wants neither a transaction nor a lock, and being called as one costs more than all checks before the
 * signature together.
 */
@ApplicationScoped
public class RequestVerification {
    /** How long a used signature can still be within a window, its own and the callers' clocks included. */
    private static final Duration REPLAYABLE = ReplayWindow.MAX_WIDTH.plus(ReplayWindow.MAX_AHEAD);

    private final NodeClaim claim;
    private final KeySnapshots snapshots;
    private final PermissionCatalogue catalogue;
    private final StrangerLimit strangers;
    private final CallRate rate;
    private final ReplayGuard replays;
    private final SignaturePolicy policy;
    private final Clock clock;

    @Inject
    public RequestVerification(
            NodeClaim claim,
            KeySnapshots snapshots,
            PermissionCatalogue catalogue,
            StrangerLimit strangers,
            CallRate rate,
            ReplayGuard replays,
            SignaturePolicy policy,
            Clock clock) {
        this.claim = claim;
        this.snapshots = snapshots;
        this.catalogue = catalogue;
        this.strangers = strangers;
        this.rate = rate;
        this.replays = replays;
        this.policy = policy;
        this.clock = clock;
    }

    protected RequestVerification() {
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * @throws Rejection {@code DEPENDENCY_UNAVAILABLE} while this node may not serve or the key cannot be read; else the first check that
     *     fails, and a {@link RateRejection} where a limit is the reason
     */
    public VerifiedCaller verify(SignedCall call) {
        if (!claim.isHeld() && !mayReadOn(call)) {
            claim.verifyHeld();
        }
        Instant now = clock.instant();
        SignedHeaders headers = SignedHeaders.of(call);
        Signed signed = strangers.watch(call, now, () -> authenticate(call, headers, now));
        verifyFirstUse(headers, signed.base(), now);
        signed.key().requireOwnerActive();
        signed.key().requireUnexpired(now);
        return signed.key().caller(authorize(signed.key(), call, now));
    }

    /** What is known once the signature is: the owner of the key sent this. */
    private record Signed(KeySnapshot key, SignatureBase base) {}

    private Signed authenticate(SignedCall call, SignedHeaders headers, Instant now) {
        KeySnapshot key = keyOf(headers.accessKey(), call.resource());
        key.requireCompany(headers.companyId());
        key.requireAddress(call.sourceAddress());
        rate.requireNotBanned(headers.accessKey(), now);
        headers.window().verify(headers.sentAt(), now);
        requireRemembered(headers);
        SignatureBase base = SignatureBase.published(call.body(), headers.timestamp());
        policy.verify(headers, key.publicKey(), base);
        return new Signed(key, base);
    }

    /** A node that cannot reach its database loses its claim long before a grace ends; one that another has taken over from stops. */
    private boolean mayReadOn(SignedCall call) {
        return snapshots.hasGrace() && !claim.isFenced() && catalogue.isOpenToReadingAlone(call.resource());
    }

    /** While the database cannot be reached, calls that can only read may go on by what was last known of the key. */
    private KeySnapshot keyOf(String accessKey, String resource) {
        try {
            return snapshots.find(accessKey).orElseThrow(() -> new Rejection(ErrorCode.KEY_UNKNOWN));
        } catch (DatabaseUnavailable e) {
            // Not where the database answers, but is full or too busy: then it may know of a change that this node does
            // not.
            if (!e.isOutOfReach() || !catalogue.isOpenToReadingAlone(resource)) {
                throw e;
            }
            return snapshots.lastKnown(accessKey).orElseThrow(() -> e);
        }
    }

    /**
     * By what was signed, never by the signature's text, which Base64 can spell in several ways. The time is a part of it, after the
     * body's last brace: so one use has one moment to be forgotten.
     */
    private void verifyFirstUse(SignedHeaders headers, SignatureBase base, Instant now) {
        String use = headers.accessKey() + Digests.sha256Hex(base.text());
        Instant forgetAt = headers.sentAt().plus(REPLAYABLE);
        if (!replays.firstUse(use, forgetAt, now)) {
            throw new Rejection(ErrorCode.REQUEST_REPLAYED);
        }
        // Whoever takes long to get here, for a slow database or a pause, may find that an earlier use is forgotten by
        // now.
        if (!clock.instant().isBefore(forgetAt)) {
            throw new Rejection(ErrorCode.OUTSIDE_REPLAY_WINDOW);
        }
        // Once more: if the memory was lost meanwhile, this was the first use only as far as the new one knows.
        requireRemembered(headers);
    }

    private void requireRemembered(SignedHeaders headers) {
        if (headers.sentAt().isBefore(replays.remembersSince())) {
            throw new Rejection(ErrorCode.OUTSIDE_REPLAY_WINDOW);
        }
    }

    /** A call that is refused for its rights is not counted, but it must not outrun the rate either. */
    private RateState authorize(KeySnapshot key, SignedCall call, Instant now) {
        boolean granted = key.isGranted(call.resource());
        boolean locked = key.isWithdrawalLocked(call.resource(), now);
        RateState state = rate.take(call.accessKey(), granted && !locked, now);
        if (!granted) {
            throw new Rejection(ErrorCode.RESOURCE_NOT_GRANTED);
        }
        if (locked) {
            throw new Rejection(ErrorCode.WITHDRAWAL_LOCKED, key.withdrawableFrom());
        }
        return state;
    }
}
