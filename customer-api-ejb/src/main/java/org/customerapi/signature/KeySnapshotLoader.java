package org.customerapi.signature;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.apikey.persistence.ApiKeyRepository;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.shared.outage.TellsOutage;

/** Reads snapshots from the database. */
@Stateless
@Interceptors(TellsOutage.class)
public class KeySnapshotLoader {
    private final ApiKeyRepository repository;
    private final CustomerDirectory customers;
    private final PermissionCatalogue catalogue;
    private final Clock clock;

    @Inject
    public KeySnapshotLoader(
            ApiKeyRepository repository, CustomerDirectory customers, PermissionCatalogue catalogue, Clock clock) {
        this.repository = repository;
        this.customers = customers;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    protected KeySnapshotLoader() {
        this(null, null, null, null);
    }

    public Optional<KeySnapshot> load(String accessKey) {
        Instant readAt = clock.instant();
        return repository
                .find(new AccessKey(accessKey))
                .map(key -> new KeySnapshot(key, customers.get(key.ownerId()).isActive(), catalogue, readAt));
    }

    /** The names of a customer's live keys. */
    public List<String> accessKeysOf(long customerId) {
        return repository.liveOf(customerId).keys().stream()
                .map(key -> key.accessKey().text())
                .toList();
    }
}
