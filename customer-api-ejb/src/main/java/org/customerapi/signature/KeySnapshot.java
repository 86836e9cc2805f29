package org.customerapi.signature;

import inet.ipaddr.IPAddress;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.IpAllowlist;
import org.customerapi.apikey.domain.Permission;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.address.AddressBlocks;

/**
 * What must be known of a key to judge its calls, as it was when it was read. Immutable; the public key is parsed, the resources
 * are a set.
 */
final class KeySnapshot {
    private final Instant readAt;
    private final String accessKey;
    private final long companyId;
    private final long ownerId;
    private final String ownerNo;
    private final boolean ownerActive;
    private final PublicKey publicKey;
    private final IpAllowlist allowlist;
    private final Instant expiresAt;
    private final Instant withdrawableFrom;
    private final Set<String> resources;
    private final Set<String> withdrawals;

    /** @param readAt from before the key was read: what was committed later may be missing */
    KeySnapshot(ApiKey key, boolean ownerActive, PermissionCatalogue catalogue, Instant readAt) {
        this.readAt = readAt;
        this.accessKey = key.accessKey().text();
        this.companyId = key.companyId();
        this.ownerId = key.ownerId();
        this.ownerNo = key.ownerNo();
        this.ownerActive = ownerActive;
        this.publicKey = parsed(key.publicKey());
        this.allowlist = key.allowlist();
        this.expiresAt = key.expiresAt().orElse(Instant.MAX);
        this.withdrawableFrom = key.withdrawableFrom();
        this.resources = Set.copyOf(catalogue.resourcesOf(key.permissions()));
        this.withdrawals = Set.copyOf(catalogue.resourcesOf(Permission.WITHDRAW));
    }

    /**
     * Whether it may be used now for a call that came at {@code arrival}. A clock that was set back to before the
     * reading ends the lease; one that was set back by less prolongs it by that much, so clocks are to be slewed.
     */
    boolean isFresh(Duration lease, Instant arrival, Instant now) {
        boolean readForIt = !readAt.isBefore(arrival);
        return !readAt.isAfter(now) && (readForIt || now.isBefore(readAt.plus(lease)));
    }

    /** @throws Rejection {@code KEY_UNKNOWN}: to another company the key does not exist */
    void requireCompany(long callersCompanyId) {
        if (companyId != callersCompanyId) {
            throw new Rejection(ErrorCode.KEY_UNKNOWN);
        }
    }

    /** @throws Rejection {@code ADDRESS_ILLEGAL} */
    void requireAddress(String sourceAddress) {
        if (allowlist.isBound()) {
            IPAddress address =
                    AddressBlocks.parse(sourceAddress).orElseThrow(() -> new Rejection(ErrorCode.ADDRESS_ILLEGAL));
            if (!allowlist.allows(address)) {
                throw new Rejection(ErrorCode.ADDRESS_ILLEGAL);
            }
        }
    }

    /** @throws Rejection {@code CUSTOMER_DISABLED} */
    void requireOwnerActive() {
        if (!ownerActive) {
            throw new Rejection(ErrorCode.CUSTOMER_DISABLED);
        }
    }

    /** @throws Rejection {@code KEY_EXPIRED} */
    void requireUnexpired(Instant now) {
        if (!now.isBefore(expiresAt)) {
            throw new Rejection(ErrorCode.KEY_EXPIRED);
        }
    }

    boolean isGranted(String resource) {
        return resources.contains(resource);
    }

    boolean isWithdrawalLocked(String resource, Instant now) {
        return now.isBefore(withdrawableFrom) && withdrawals.contains(resource);
    }

    Instant withdrawableFrom() {
        return withdrawableFrom;
    }

    PublicKey publicKey() {
        return publicKey;
    }

    long ownerId() {
        return ownerId;
    }

    VerifiedCaller caller(RateState rate) {
        return new VerifiedCaller(ownerId, ownerNo, companyId, accessKey, rate);
    }

    private static PublicKey parsed(String base64) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored public key cannot be read", e);
        }
    }
}
