package org.customerapi.apikey;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.function.Supplier;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.LiveKeys;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.apikey.persistence.ApiKeyRepository;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.Operation;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.customer.Caller;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.nodes.LeaseWait;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.stepup.StepUpCodes;
import org.customerapi.stepup.StepUpVerification;

/**
 * Issues, changes, downgrades and revokes keys.
 *
 * <p>Each operation is a sequence of short transactions, none held by this bean: first everything that can be refused without
 * spending a code, on copies; then the codes are spent; then a key pair is made; then the change is entered under the owner's
 * lock. Whatever is refused on the way leaves an audit row.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ApiKeyLifecycle {
    private final ApiKeyRepository repository;
    private final ApiKeyRegister register;
    private final StepUpVerification stepUp;
    private final KeyPairs keyPairs;
    private final RefusalWatch watch;
    private final Event<KeyChanged> changes;
    private final LeaseWait lease;
    private final Clock clock;

    @Inject
    public ApiKeyLifecycle(
            ApiKeyRepository repository,
            ApiKeyRegister register,
            StepUpVerification stepUp,
            KeyPairs keyPairs,
            RefusalWatch watch,
            Event<KeyChanged> changes,
            LeaseWait lease,
            Clock clock) {
        this.repository = repository;
        this.register = register;
        this.stepUp = stepUp;
        this.keyPairs = keyPairs;
        this.watch = watch;
        this.changes = changes;
        this.lease = lease;
        this.clock = clock;
    }

    protected ApiKeyLifecycle() {
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * Issues a key.
     *
     * @throws Rejection {@code TOTP_NOT_BOUND}, {@code KYC_…}, {@code KEY_LIMIT_EXCEEDED}, {@code LABEL_TAKEN}, or what
     *     {@link StepUpVerification#verify} refuses
     */
    public IssuedKey issue(Caller caller, KeyLabel label, StepUpCodes codes) {
        Attempt attempt = caller.attempts(Operation.ISSUE_KEY);
        return watch.over(attempt, () -> {
            stepUp.requireAuthenticator(caller);
            caller.customer().requireKycPassed();
            keysOf(caller).requireRoomFor(label);
            stepUp.verify(caller, codes);
            NewKeyPair pair = keyPairs.next();
            return new IssuedKey(register.issue(attempt, label, pair), pair.privateKey());
        });
    }

    /**
     * Changes a key's label, permissions or addresses.
     *
     * @throws Rejection {@code DATA_NOT_FOUND}, {@code KEY_EXPIRED}, {@code TOTP_NOT_BOUND}, {@code LABEL_TAKEN},
     *     {@code PERMISSION_INVALID}, or what {@link StepUpVerification#verify} refuses
     */
    public void change(Caller caller, long id, KeyPatch patch, StepUpCodes codes) {
        Attempt attempt = caller.attempts(Operation.CHANGE_KEY).on(id);
        watch.over(attempt, () -> {
            LiveKeys keys = keysOf(caller);
            ApiKey copy = keys.get(id);
            copy.requireUnexpired(clock.instant());
            stepUp.requireAuthenticator(caller);
            patch.label().ifPresent(label -> keys.requireFree(label, copy));
            copy.change(patch, clock.instant());
            stepUp.verify(caller, codes);
            return telling(copy, () -> {
                register.change(attempt, id, patch);
                return null;
            });
        });
    }

    /**
     * Moves a key down to a package, with a new key pair and read rights only.
     *
     * @param name the access key as the caller gave it
     * @throws Rejection {@code DATA_NOT_FOUND}, {@code KEY_EXPIRED}, {@code TOTP_NOT_BOUND}, {@code LABEL_TAKEN}, or what
     *     {@link StepUpVerification#verifyOrRecent} refuses
     */
    public IssuedKey downgrade(
            Caller caller, String name, KeyLabel label, PackageDuration duration, StepUpCodes codes) {
        Attempt unnamed = caller.attempts(Operation.DOWNGRADE_KEY);
        // What is no access key may be anything, even a private key sent by mistake: it is not put on record.
        Attempt attempt = AccessKey.isOne(name) ? unnamed.on(name) : unnamed;
        return watch.over(attempt, () -> {
            AccessKey accessKey = new AccessKey(name);
            LiveKeys keys = keysOf(caller);
            ApiKey copy = keys.get(accessKey);
            copy.requireUnexpired(clock.instant());
            stepUp.requireAuthenticator(caller);
            keys.requireFree(label, copy);
            stepUp.verifyOrRecent(caller, codes);
            NewKeyPair pair = keyPairs.next();
            ApiKey key = telling(copy, () -> register.downgrade(attempt, accessKey, label, duration, pair));
            return new IssuedKey(key, pair.privateKey());
        });
    }

    /**
     * Revokes a key, for good.
     *
     * @throws Rejection {@code DATA_NOT_FOUND}
     */
    public void revoke(Caller caller, long id) {
        Attempt attempt = caller.attempts(Operation.REVOKE_KEY).on(id);
        watch.over(attempt, () -> {
            ApiKey copy = keysOf(caller).get(id);
            return telling(copy, () -> register.revoke(attempt, id));
        });
    }

    /**
     * Tells of a change when it is committed, and before it is answered: here at once, and to other nodes by waiting until they must
     * ask anew. Here even when it failed: where the database was lost at the commit, nobody knows whether it was made.
     */
    private <T> T telling(ApiKey copy, Supplier<T> change) {
        T changed;
        try {
            changed = change.get();
        } finally {
            changes.fire(new KeyChanged(copy.accessKey()));
        }
        lease.waitOut();
        return changed;
    }

    /** Copies: outside a transaction nothing that happens to them is stored. */
    private LiveKeys keysOf(Caller caller) {
        return repository.liveOf(caller.customerId());
    }
}
