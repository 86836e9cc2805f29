package org.customerapi.apikey.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.LiveKeys;

/** Stores keys and finds live ones; a revoked key is found by nobody. */
@ApplicationScoped
public class ApiKeyRepository {
    private final EntityManager entityManager;

    @Inject
    public ApiKeyRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    protected ApiKeyRepository() {
        this(null);
    }

    public ApiKey add(ApiKey key) {
        entityManager.persist(key);
        return key;
    }

    public LiveKeys liveOf(long ownerId) {
        return new LiveKeys(entityManager
                .createNamedQuery("ApiKey.live", ApiKey.class)
                .setParameter("ownerId", ownerId)
                .getResultList());
    }

    /** The live key of that owner with that id. */
    public Optional<ApiKey> find(long ownerId, long id) {
        return Optional.ofNullable(entityManager.find(ApiKey.class, id)).filter(key -> key.isLiveKeyOf(ownerId));
    }

    /** The live key of that name. */
    public Optional<ApiKey> find(AccessKey accessKey) {
        return entityManager
                .createNamedQuery("ApiKey.byAccessKey", ApiKey.class)
                .setParameter("accessKey", accessKey)
                .getResultStream()
                .findFirst();
    }
}
