package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.customerapi.apikey.domain.Permission;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerPatch;
import org.customerapi.customer.CustomerStatus;
import org.customerapi.customer.bulk.CustomerImport;
import org.customerapi.customer.bulk.CustomerRecord;
import org.customerapi.customer.bulk.RecordLine;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Once an operation that takes rights away has answered, the next call is refused: 1,000 trials. All the time other threads have
 * calls of the same key judged, so that what is remembered of it is as fresh, and as often being read, as can be.
 */
@ExtendWith(Beans.class)
class StaleKeyTest {
    private static final int KEYS_PER_OWNER = 20;
    private static final int THREADS = 2;

    private final RequestVerification verification;
    private final SigningKeys keys;
    private final CustomerStatus status;
    private final CustomerImport customerImport;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Future<?>> warming = new ArrayList<>();
    private final AtomicLong judged = new AtomicLong();
    private volatile SignedCall warm;
    private volatile boolean done;

    private Caller owner;
    private int issued;

    StaleKeyTest(
            RequestVerification verification, SigningKeys keys, CustomerStatus status, CustomerImport customerImport) {
        SigningKeys.waitAMinute();
        this.customerImport = customerImport;
        this.verification = verification;
        this.keys = keys;
        this.status = status;
        for (int i = 0; i < THREADS; i++) {
            warming.add(threads.submit(this::keepWarm));
        }
    }

    /** The same call over and over: it is right, so no limit stops it, and a replay, so it uses nothing up. */
    private void keepWarm() {
        while (!done) {
            SignedCall call = warm;
            if (call != null) {
                judge(call);
            }
            // Leaves some of a small machine to the trials.
            LockSupport.parkNanos(10_000);
        }
    }

    private void judge(SignedCall call) {
        try {
            verification.verify(call);
        } catch (Rejection e) {
            judged.incrementAndGet();
        }
    }

    @AfterEach
    void stop() throws Exception {
        done = true;
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        for (Future<?> thread : warming) {
            thread.get();
        }
        assertThat(judged.get()).as("calls judged meanwhile").isGreaterThan(100);
    }

    /** A key with rights that can be taken away, known to the node and being used. */
    private SigningKey keyInUse() {
        if (issued++ % KEYS_PER_OWNER == 0) {
            owner = keys.newOwner();
        }
        SigningKey key = keys.issueTo(owner);
        keys.enter(key, SigningKeys.granting(Permission.SPOT_TRADE, true));
        verification.verify(trade(key));
        warm = key.call().recvWindow("60000").from("198.51.100.1").sign();
        return key;
    }

    private static SignedCall trade(SigningKey key) {
        return key.call().resource(CallDraft.SPOT_TRADE).sign();
    }

    private ErrorCode refusalOfNextCall(SigningKey key) {
        return codeOf(() -> verification.verify(trade(key)));
    }

    @Test
    void verifyShouldRefuseTheNextCallWhenAKeyIsRevoked() {
        for (int i = 0; i < 350; i++) {
            SigningKey key = keyInUse();

            keys.revoke(key);

            assertThat(refusalOfNextCall(key)).as("trial " + i).isEqualTo(ErrorCode.KEY_UNKNOWN);
        }
    }

    @Test
    void verifyShouldRefuseTheNextCallWhenItsRightIsTakenAway() {
        for (int i = 0; i < 200; i++) {
            SigningKey key = keyInUse();

            keys.change(key, SigningKeys.granting(Permission.SPOT_TRADE, false));

            assertThat(refusalOfNextCall(key)).as("trial " + i).isEqualTo(ErrorCode.RESOURCE_NOT_GRANTED);
            verification.verify(key.signed());
        }
    }

    @Test
    void verifyShouldRefuseTheNextCallWhenItsAddressIsShutOut() {
        for (int i = 0; i < 200; i++) {
            SigningKey key = keyInUse();

            keys.change(key, SigningKeys.bindingTo("198.51.100.7"));

            assertThat(refusalOfNextCall(key)).as("trial " + i).isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
        }
    }

    @Test
    void verifyShouldRefuseTheNextCallWhenAKeyIsDowngraded() {
        for (int i = 0; i < 100; i++) {
            SigningKey key = keyInUse();

            SigningKey downgraded = keys.downgrade(key);

            assertThat(refusalOfNextCall(key)).as("trial " + i).isEqualTo(ErrorCode.SIGNATURE_WRONG);
            assertThat(refusalOfNextCall(downgraded)).isEqualTo(ErrorCode.RESOURCE_NOT_GRANTED);
            verification.verify(downgraded.signed());
        }
    }

    @Test
    void verifyShouldRefuseTheNextCallWhenTheCustomerIsDisabled() {
        for (int i = 0; i < 150; i++) {
            SigningKey key = keyInUse();
            long customer = key.owner().customerId();

            status.disable(customer);

            assertThat(refusalOfNextCall(key)).as("trial " + i).isEqualTo(ErrorCode.CUSTOMER_DISABLED);
            status.enable(customer);
            verification.verify(trade(key));
        }
    }

    @Test
    void verifyShouldRefuseTheNextCallOfEveryKeyWhenTheCustomerIsDisabled() {
        List<SigningKey> all = new ArrayList<>();
        for (int i = 0; i < KEYS_PER_OWNER; i++) {
            all.add(keyInUse());
        }

        status.disable(owner.customerId());

        assertThat(all).allSatisfy(key -> assertThat(refusalOfNextCall(key)).isEqualTo(ErrorCode.CUSTOMER_DISABLED));
    }

    @Test
    void verifyShouldRefuseTheNextWithdrawalOfEveryKeyWhenTheAuthenticatorIsUnbound() {
        for (int i = 0; i < 50; i++) {
            Caller withdrawer = keys.newOwner();
            List<SigningKey> all =
                    List.of(keys.issueTo(withdrawer), keys.issueTo(withdrawer), keys.issueTo(withdrawer));
            all.forEach(key -> keys.enter(key, SigningKeys.granting(Permission.WITHDRAW, true)));
            MovableClock.get().moveBy(Duration.ofHours(48));
            all.forEach(key -> verification.verify(withdrawal(key)));
            warm = all.get(0).call().recvWindow("60000").from("198.51.100.1").sign();

            keys.unbindAuthenticator(withdrawer);

            assertThat(all).as("trial " + i).allSatisfy(key -> assertThat(
                            codeOf(() -> verification.verify(withdrawal(key))))
                    .isEqualTo(ErrorCode.WITHDRAWAL_LOCKED));
            verification.verify(all.get(1).signed());
        }
    }

    private static SignedCall withdrawal(SigningKey key) {
        return key.call().resource(CallDraft.WITHDRAWAL).sign();
    }

    @Test
    void verifyShouldRefuseTheNextCallWhenAnImportDisablesTheCustomer() {
        for (int i = 0; i < 50; i++) {
            SigningKey key = keyInUse();

            setActive(key.owner().customer(), false);

            assertThat(refusalOfNextCall(key)).as("trial " + i).isEqualTo(ErrorCode.CUSTOMER_DISABLED);
            setActive(key.owner().customer(), true);
            verification.verify(trade(key));
        }
    }

    private void setActive(Customer customer, boolean active) {
        CustomerPatch patch = new CustomerPatch(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(active));
        CustomerRecord record = new CustomerRecord(
                customer.companyId(),
                customer.customerNo(),
                patch,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        List<RecordLine> lines = List.of(new RecordLine(1, () -> record));
        assertThat(customerImport.run(lines.iterator(), TestCustomers.ORIGIN).updated())
                .isEqualTo(1);
    }
}
