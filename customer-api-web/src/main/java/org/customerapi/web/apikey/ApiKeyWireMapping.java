package org.customerapi.web.apikey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.customerapi.apikey.IssuedKey;
import org.customerapi.apikey.KeyPage;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.IpAllowlist;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.apikey.domain.PermissionChange;
import org.customerapi.customer.Customer;
import org.customerapi.shared.secret.PrivateKeyMaterial;
import org.customerapi.web.apikey.wire.ApiKeyDto;
import org.customerapi.web.apikey.wire.ApiKeyPageDto;
import org.customerapi.web.apikey.wire.EditApiPermissionRequest;
import org.customerapi.web.apikey.wire.PermissionDto;
import org.customerapi.web.apikey.wire.PermissionEntry;
import org.customerapi.web.envelope.Call;
import org.customerapi.web.envelope.Messages;

/** Between keys and what the wire shows of them. */
@ApplicationScoped
public class ApiKeyWireMapping {
    private static final int GRANTED = 1;
    private static final int NOT_GRANTED = 2;
    private static final long EXPIRED = -1;

    private final PermissionCatalogue catalogue;
    private final Call call;
    private final Clock clock;

    @Inject
    public ApiKeyWireMapping(PermissionCatalogue catalogue, Call call, Clock clock) {
        this.catalogue = catalogue;
        this.call = call;
        this.clock = clock;
    }

    protected ApiKeyWireMapping() {
        this(null, null, null);
    }

    KeyPatch patch(EditApiPermissionRequest request) {
        List<PermissionEntry> changes = Objects.requireNonNullElse(request.permissionList(), List.of());
        return new KeyPatch(
                Optional.ofNullable(request.tag()).map(KeyLabel::new),
                changes.stream().map(ApiKeyWireMapping::change).toList(),
                Optional.ofNullable(request.whiteIps()).map(IpAllowlist::parse));
    }

    /** With the private key, this once. */
    ApiKeyDto issued(IssuedKey issued) {
        return key(issued.key(), null, null, permissions(issued.key()), issued.privateKey());
    }

    /** With everything but the private key. */
    ApiKeyDto found(ApiKey key, Customer owner) {
        List<String> sources = catalogue.resourcesOf(key.permissions());
        return key(key, owner.groupId(), sources, permissions(key), null);
    }

    ApiKeyPageDto page(KeyPage page) {
        List<ApiKeyDto> records = page.keys().stream()
                .map(key -> key(key, null, null, null, null))
                .toList();
        return new ApiKeyPageDto(page.total(), page.number(), page.size(), records);
    }

    private static PermissionChange change(PermissionEntry entry) {
        Optional<Boolean> granted = Optional.ofNullable(entry.status())
                .filter(status -> status == GRANTED || status == NOT_GRANTED)
                .map(status -> status == GRANTED);
        return new PermissionChange(PermissionCode.permission(entry.code()), granted);
    }

    private ApiKeyDto key(
            ApiKey key,
            Long customerGroupId,
            List<String> sources,
            List<PermissionDto> permissions,
            PrivateKeyMaterial privateKey) {
        boolean bound = key.allowlist().isBound();
        return new ApiKeyDto(
                customerGroupId,
                sources,
                key.accessKey().text(),
                key.updatedAt().toEpochMilli(),
                key.expiresAt().map(Instant::toEpochMilli).orElse(null),
                privateKey,
                bound ? key.allowlist().toString() : null,
                key.companyId(),
                key.createdAt().toEpochMilli(),
                key.ownerId(),
                bound,
                key.label(),
                key.withdrawableFrom().toEpochMilli(),
                key.privateKeyMd5(),
                key.id(),
                permissions,
                key.ownerNo(),
                validityDays(key),
                key.publicKey());
    }

    private Long validityDays(ApiKey key) {
        Instant now = clock.instant();
        return key.isExpired(now) ? Long.valueOf(EXPIRED) : key.daysLeft(now).orElse(null);
    }

    private List<PermissionDto> permissions(ApiKey key) {
        Messages messages = Messages.in(call.language());
        return Arrays.stream(PermissionCode.values())
                .map(code -> new PermissionDto(
                        code.code(),
                        null,
                        code != PermissionCode.READY_ONLY,
                        messages.text("permission." + code.code()),
                        key.permissions().isGranted(code.permission()) ? GRANTED : NOT_GRANTED))
                .toList();
    }
}
