package org.customerapi.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.customerapi.apikey.ApiKeyLifecycle;
import org.customerapi.apikey.ApiKeyRegister;
import org.customerapi.apikey.AuthenticatorRemoval;
import org.customerapi.apikey.IssuedKey;
import org.customerapi.apikey.KeyChanged;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.IpAllowlist;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.apikey.domain.Permission;
import org.customerapi.apikey.domain.PermissionChange;
import org.customerapi.audit.Operation;
import org.customerapi.customer.Caller;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;

/** Issues keys to test customers and does with them what their owners can do. */
@ApplicationScoped
public class SigningKeys {
    /** Few and weak, because making them is slow; neighbours have different ones. */
    private static final KeyPair[] PAIRS = {pair(), pair(), pair()};

    private static final AtomicInteger ISSUED = new AtomicInteger();

    private final TestCustomers customers;
    private final ApiKeyRegister register;
    private final ApiKeyLifecycle lifecycle;
    private final AuthenticatorRemoval removal;
    private final Event<KeyChanged> changes;

    @Inject
    public SigningKeys(
            TestCustomers customers,
            ApiKeyRegister register,
            ApiKeyLifecycle lifecycle,
            AuthenticatorRemoval removal,
            Event<KeyChanged> changes) {
        this.customers = customers;
        this.register = register;
        this.lifecycle = lifecycle;
        this.removal = removal;
        this.changes = changes;
    }

    protected SigningKeys() {
        this(null, null, null, null, null);
    }

    /** The only key of a new customer. */
    SigningKey issue() {
        return issueTo(newOwner());
    }

    Caller newOwner() {
        return customers.logIn(customers.complete());
    }

    SigningKey issueTo(Caller owner) {
        int n = ISSUED.incrementAndGet();
        KeyPair pair = PAIRS[n % PAIRS.length];
        ApiKey key =
                register.issue(owner.attempts(Operation.ISSUE_KEY), new KeyLabel("robot " + n), NewKeyPair.of(pair));
        return new SigningKey(owner, key, pair.getPrivate());
    }

    /** Changes the key as its owner would, with fresh codes: the clock moves on by 30 s. */
    void change(SigningKey key, KeyPatch patch) {
        lifecycle.change(
                key.owner(), key.id(), patch, customers.freshCodes(key.owner().customer()));
    }

    /** Changes the key without codes, and drops what is remembered of it; the clock stands still. */
    void enter(SigningKey key, KeyPatch patch) {
        register.change(key.owner().attempts(Operation.CHANGE_KEY), key.id(), patch);
        changes.fire(new KeyChanged(key.key().accessKey()));
    }

    /** The same key on a package, with the new private key; the clock moves on by 30 s. */
    SigningKey downgrade(SigningKey key) {
        IssuedKey downgraded = lifecycle.downgrade(
                key.owner(),
                key.key().accessKey().text(),
                new KeyLabel(key.key().label()),
                PackageDuration.MONTH,
                customers.freshCodes(key.owner().customer()));
        return new SigningKey(
                key.owner(), downgraded.key(), parsed(downgraded.privateKey().reveal()));
    }

    /** Unbinds the owner's authenticator, with fresh codes: the clock moves on by 30 s. */
    void unbindAuthenticator(Caller owner) {
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        removal.unbind(owner, Optional.empty(), customers.codesOfEveryChannel(owner.customer()));
    }

    void revoke(SigningKey key) {
        lifecycle.revoke(key.owner(), key.id());
    }

    static KeyPatch granting(Permission permission, boolean granted) {
        PermissionChange change = new PermissionChange(Optional.of(permission), Optional.of(granted));
        return new KeyPatch(Optional.empty(), List.of(change), Optional.empty());
    }

    /** @param addresses joined with commas; blank to unbind */
    static KeyPatch bindingTo(String addresses) {
        return new KeyPatch(Optional.empty(), List.of(), Optional.of(IpAllowlist.parse(addresses)));
    }

    static PrivateKey parsed(String pkcs8) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Past what earlier tests have used up, and past the node's start. */
    static void waitAMinute() {
        MovableClock.get().moveBy(Duration.ofSeconds(61));
    }
}
