package org.customerapi.apikey;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.persistence.ApiKeyRepository;
import org.customerapi.customer.Caller;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.outage.TellsOutage;

/** Shows customers their own keys; to everybody else they do not exist. */
@Stateless
@Interceptors(TellsOutage.class)
public class ApiKeyDirectory {
    private final ApiKeyRepository repository;

    @Inject
    public ApiKeyDirectory(ApiKeyRepository repository) {
        this.repository = repository;
    }

    protected ApiKeyDirectory() {
        this(null);
    }

    /** @throws Rejection {@code DATA_NOT_FOUND} */
    public ApiKey find(Caller caller, long id) {
        return repository.find(caller.customerId(), id).orElseThrow(() -> new Rejection(ErrorCode.DATA_NOT_FOUND));
    }

    /**
     * @param number the page, from 1; beyond the last one it is empty
     * @param text what a label must contain, whatever its case; empty for all
     */
    public KeyPage page(Caller caller, int number, int size, String text) {
        List<ApiKey> found = repository.liveOf(caller.customerId()).labelledLike(text);
        List<ApiKey> page =
                found.stream().skip((number - 1L) * size).limit(size).toList();
        return new KeyPage(found.size(), number, size, page);
    }
}
