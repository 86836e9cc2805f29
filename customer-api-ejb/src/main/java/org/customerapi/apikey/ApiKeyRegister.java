package org.customerapi.apikey;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyOwner;
import org.customerapi.apikey.domain.KeyPatch;
import org.customerapi.apikey.domain.LiveKeys;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.apikey.domain.PackageDuration;
import org.customerapi.apikey.persistence.ApiKeyRepository;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.AuditTrail;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.shared.outage.TellsOutage;

/**
 * Enters what {@link ApiKeyLifecycle} has found admissible: one transaction each, under the owner's lock, with its audit row.
 * The rules are asked again, because another call may have come first.
 */
@Stateless
@Interceptors(TellsOutage.class)
public class ApiKeyRegister {
    private final CustomerDirectory customers;
    private final ApiKeyRepository repository;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public ApiKeyRegister(CustomerDirectory customers, ApiKeyRepository repository, AuditTrail audit, Clock clock) {
        this.customers = customers;
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    protected ApiKeyRegister() {
        this(null, null, null, null);
    }

    public ApiKey issue(Attempt attempt, KeyLabel label, NewKeyPair pair) {
        Customer customer = customers.lockActive(attempt.customerId());
        customer.requireKycPassed();
        KeyOwner owner = new KeyOwner(customer.id(), customer.customerNo(), customer.companyId());
        LiveKeys keys = repository.liveOf(owner.id());
        ApiKey key = repository.add(keys.issue(owner, label, pair, clock.instant()));
        audit.succeeded(attempt.on(key.id()));
        return key;
    }

    public void change(Attempt attempt, long id, KeyPatch patch) {
        LiveKeys keys = lockKeys(attempt);
        ApiKey key = keys.get(id);
        patch.label().ifPresent(label -> keys.requireFree(label, key));
        key.change(patch, clock.instant());
        audit.succeeded(attempt);
    }

    public ApiKey downgrade(
            Attempt attempt, AccessKey accessKey, KeyLabel label, PackageDuration duration, NewKeyPair pair) {
        LiveKeys keys = lockKeys(attempt);
        ApiKey key = keys.get(accessKey);
        keys.requireFree(label, key);
        key.downgrade(label, duration, pair, clock.instant());
        audit.succeeded(attempt);
        return key;
    }

    public ApiKey revoke(Attempt attempt, long id) {
        ApiKey key = lockKeys(attempt).get(id);
        key.revoke(clock.instant());
        audit.succeeded(attempt);
        return key;
    }

    /** For an operation in whose transaction it happens. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void lockWithdrawals(Attempt attempt) {
        lockKeys(attempt).lockWithdrawals(clock.instant());
    }

    private LiveKeys lockKeys(Attempt attempt) {
        return repository.liveOf(customers.lockActive(attempt.customerId()).id());
    }
}
