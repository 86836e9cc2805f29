package org.customerapi.apikey.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/**
 * A customer's key for programs: issued with read rights for 90 days, changed as often as he likes, perhaps moved down to a
 * package, in the end revoked. Revoking is final; the row stays for the audit.
 *
 * <p>A key bound to addresses does not expire; one on a package expires with the package, whatever its addresses. Withdrawal is
 * locked for 48 hours after the key is issued, after every change, and after its owner has unbound his authenticator. The private key is not here.
 */
@Entity
@Table(name = "api_key")
@NamedQuery(name = "ApiKey.live", query = "select k from ApiKey k where k.ownerId = :ownerId and k.slot is not null")
@NamedQuery(
        name = "ApiKey.byAccessKey",
        query = "select k from ApiKey k where k.accessKey = :accessKey and k.slot is not null")
public class ApiKey {
    /** How long a key is valid that is neither bound to addresses nor on a package. */
    public static final Duration VALIDITY = Duration.ofDays(90);

    /** How long withdrawal stays locked after a key is issued or changed. */
    public static final Duration WITHDRAWAL_LOCK = Duration.ofHours(48);

    private static final Duration DAY = Duration.ofDays(1);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_key_seq")
    @SequenceGenerator(name = "api_key_seq", sequenceName = "api_key_seq", allocationSize = 50)
    private Long id;

    @Column(name = "access_key", nullable = false)
    private AccessKey accessKey;

    @Column(name = "company_id", nullable = false)
    private long companyId;

    @Column(name = "owner_id", nullable = false)
    private long ownerId;

    @Column(name = "owner_no", nullable = false)
    private String ownerNo;

    /** Which of the owner's 30 places the key takes; null once revoked. */
    private Integer slot;

    @Column(nullable = false)
    private String label;

    @Column(name = "folded_label", nullable = false)
    private String foldedLabel;

    /** The folded label while it is taken; null once revoked. */
    @Column(name = "live_label")
    private String liveLabel;

    @Column(name = "public_key", nullable = false)
    private String publicKey;

    @Column(name = "private_key_md5", nullable = false)
    private String privateKeyMd5;

    @Column(nullable = false)
    private Permissions permissions;

    @Column(nullable = false)
    private IpAllowlist allowlist;

    @Enumerated(EnumType.STRING)
    @Column(name = "on_package")
    private PackageDuration onPackage;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "withdrawable_from", nullable = false)
    private Instant withdrawableFrom;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected ApiKey() {}

    /** A new key in one of its owner's free places, read only and bound to no address. */
    ApiKey(KeyOwner owner, int slot, KeyLabel label, NewKeyPair pair, Instant now) {
        this.accessKey = AccessKey.random();
        this.companyId = owner.companyId();
        this.ownerId = owner.id();
        this.ownerNo = owner.number();
        this.slot = slot;
        this.createdAt = now;
        this.permissions = Permissions.READ_ONLY;
        this.allowlist = IpAllowlist.UNBOUND;
        this.expiresAt = now.plus(VALIDITY);
        rename(label);
        holdPair(pair);
        touch(now);
    }

    /**
     * Applies a patch.
     *
     * @throws Rejection {@code KEY_EXPIRED}, {@code PERMISSION_INVALID}
     */
    public void change(KeyPatch patch, Instant now) {
        requireUnexpired(now);
        Permissions changed = permissions.with(patch.permissions());
        boolean grants = changed.exceed(permissions);
        permissions = changed;
        patch.label().ifPresent(this::rename);
        patch.allowlist().ifPresent(list -> bind(list, now));
        if (grants && !allowlist.isBound()) {
            capValidity(now);
        }
        touch(now);
    }

    /**
     * Moves the key down to a package: a new pair, read rights only, valid as long as the package.
     *
     * @throws Rejection {@code KEY_EXPIRED}
     */
    public void downgrade(KeyLabel newLabel, PackageDuration duration, NewKeyPair pair, Instant now) {
        requireUnexpired(now);
        rename(newLabel);
        holdPair(pair);
        permissions = Permissions.READ_ONLY;
        onPackage = duration;
        expiresAt = duration.endOf(now);
        touch(now);
    }

    /** Ends the key for good; its place and its label are free again. */
    public void revoke(Instant now) {
        slot = null;
        liveLabel = null;
        revokedAt = now;
        updatedAt = now;
    }

    /** Locks withdrawal as if the key had just been issued; nothing else of it changes. */
    void lockWithdrawal(Instant now) {
        withdrawableFrom = now.plus(WITHDRAWAL_LOCK);
    }

    /** @throws Rejection {@code KEY_EXPIRED} */
    public void requireUnexpired(Instant now) {
        if (isExpired(now)) {
            throw new Rejection(ErrorCode.KEY_EXPIRED);
        }
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** Days until the key expires, begun ones counted; 0 once it has, empty when it never will. */
    public Optional<Long> daysLeft(Instant now) {
        if (expiresAt == null) {
            return Optional.empty();
        }
        long millis = Math.max(0, Duration.between(now, expiresAt).toMillis());
        return Optional.of((millis + DAY.toMillis() - 1) / DAY.toMillis());
    }

    private void rename(KeyLabel newLabel) {
        label = newLabel.text();
        foldedLabel = newLabel.folded();
        liveLabel = foldedLabel;
    }

    private void holdPair(NewKeyPair pair) {
        publicKey = pair.publicKey();
        privateKeyMd5 = pair.privateKey().md5();
    }

    private void bind(IpAllowlist list, Instant now) {
        boolean wasBound = allowlist.isBound();
        allowlist = list;
        if (onPackage == null && wasBound != list.isBound()) {
            expiresAt = list.isBound() ? null : now.plus(VALIDITY);
        }
    }

    private void capValidity(Instant now) {
        Instant cap = now.plus(VALIDITY);
        expiresAt = expiresAt.isBefore(cap) ? expiresAt : cap;
    }

    private void touch(Instant now) {
        updatedAt = now;
        lockWithdrawal(now);
    }

    public Long id() {
        return id;
    }

    public AccessKey accessKey() {
        return accessKey;
    }

    public long companyId() {
        return companyId;
    }

    public long ownerId() {
        return ownerId;
    }

    /** The number its owner is known by. */
    public String ownerNo() {
        return ownerNo;
    }

    int slot() {
        return slot;
    }

    public String label() {
        return label;
    }

    String foldedLabel() {
        return foldedLabel;
    }

    /** See {@link NewKeyPair#publicKey}. */
    public String publicKey() {
        return publicKey;
    }

    /** See {@link org.customerapi.shared.secret.PrivateKeyMaterial#md5}. */
    public String privateKeyMd5() {
        return privateKeyMd5;
    }

    public Permissions permissions() {
        return permissions;
    }

    public IpAllowlist allowlist() {
        return allowlist;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Whether it is a live key of that owner. */
    public boolean isLiveKeyOf(long customerId) {
        return slot != null && ownerId == customerId;
    }

    /** When it expires; empty for never. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public Instant withdrawableFrom() {
        return withdrawableFrom;
    }
}
