package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.customerapi.apikey.KeyChanged;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyOwner;
import org.customerapi.apikey.domain.LiveKeys;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.apikey.persistence.ApiKeyRepository;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerChanged;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.PasswordHash;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class KeySnapshotsTest {
    private static final MovableClock CLOCK = MovableClock.get();
    private static final Duration LEASE = Duration.ofSeconds(1);

    /** How long nobody asks a database that did not answer. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RequestVerification verification;
    private final KeySnapshots snapshots;
    private final SigningKeys keys;
    private final SigningKey key;

    KeySnapshotsTest(RequestVerification verification, KeySnapshots snapshots, SigningKeys keys) {
        SigningKeys.waitAMinute();
        this.verification = verification;
        this.snapshots = snapshots;
        this.keys = keys;
        this.key = keys.issue();
    }

    private ErrorCode refusalOfNextCall() {
        return codeOf(() -> verification.verify(key.signed()));
    }

    private static String unusedName() {
        byte[] name = new byte[16];
        ThreadLocalRandom.current().nextBytes(name);
        return HexFormat.of().formatHex(name);
    }

    @Test
    void findShouldServeFromMemoryUntilTheLeaseEnds() throws SQLException {
        verification.verify(key.signed());

        // Past the beans, as another node would; nothing tells this one.
        Database.update("update api_key set allowlist = '198.51.100.7' where id = ?", key.id());
        CLOCK.moveBy(LEASE.minusMillis(1));
        verification.verify(key.signed());

        CLOCK.moveBy(Duration.ofMillis(1));
        assertThat(refusalOfNextCall()).isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
    }

    /** Judging a call does not prolong the lease of what it was judged by. */
    @Test
    void findShouldEndTheLeaseOfAKeyThatIsNeverIdle() throws SQLException {
        verification.verify(key.signed());
        Database.update("update api_key set allowlist = '198.51.100.7' where id = ?", key.id());
        for (int i = 0; i < 9; i++) {
            CLOCK.moveBy(Duration.ofMillis(100));
            verification.verify(key.signed());
        }

        CLOCK.moveBy(Duration.ofMillis(100));
        assertThat(refusalOfNextCall()).isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
    }

    @Test
    void findShouldReadAnewAtOnceWhenAChangeIsTold() throws SQLException {
        verification.verify(key.signed());
        Database.update("update api_key set allowlist = '198.51.100.7' where id = ?", key.id());

        snapshots.drop(new KeyChanged(key.key().accessKey()));

        assertThat(refusalOfNextCall()).isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
    }

    @Test
    void findShouldKeepOtherKeysWhenOneChanges() throws SQLException {
        verification.verify(key.signed());
        Database.update("update api_key set allowlist = '198.51.100.7' where id = ?", key.id());

        snapshots.drop(new KeyChanged(keys.issueTo(key.owner()).key().accessKey()));

        verification.verify(key.signed());
    }

    @Test
    void findShouldForgetThatThereWasNoKeyWhenTheLeaseEnds() throws SQLException {
        String name = unusedName();
        CallDraft draft = key.call().accessKey(name);
        assertThat(codeOf(() -> verification.verify(draft.sign()))).isEqualTo(ErrorCode.KEY_UNKNOWN);

        // As restoring a backup would; issuing a key gives it a name that nobody can have asked for.
        Database.update("update api_key set access_key = ? where id = ?", name, key.id());
        CLOCK.moveBy(LEASE);

        verification.verify(draft.sign());
    }

    @Test
    void findShouldFindNoKeyThatWasRevoked() {
        keys.revoke(key);

        assertThat(snapshots.find(key.accessKey())).isEmpty();
        assertThat(refusalOfNextCall()).isEqualTo(ErrorCode.KEY_UNKNOWN);
    }

    /** A database of one key, which can be held up; the loader on it is the product's. */
    private static final class OneKey {
        private static final long OWNER_ID = 117;
        private static final Customer OWNER =
                new Customer(368, "86000116", "Test", PasswordHash.of(TestCustomers.PASSWORD_MD5), CLOCK.instant());

        private final String name = unusedName();
        private final AtomicInteger reads = new AtomicInteger();
        private final CountDownLatch reading = new CountDownLatch(1);
        private volatile CountDownLatch pause = new CountDownLatch(0);
        private volatile ApiKey committed = boundTo("");
        private volatile boolean down;
        private volatile boolean revoked;

        static ApiKey boundTo(String addresses) {
            ApiKey key = new LiveKeys(List.of())
                    .issue(
                            new KeyOwner(OWNER_ID, "86000116", 368),
                            new KeyLabel("robot"),
                            NewKeyPair.of(SigningKeys.pair()),
                            CLOCK.instant());
            key.change(SigningKeys.bindingTo(addresses), CLOCK.instant());
            return key;
        }

        KeySnapshots remembered(String lease) {
            return remembered(lease, "PT0S");
        }

        KeySnapshots remembered(String lease, String grace) {
            EntityManager entityManager = proxy(
                    EntityManager.class,
                    (method, args) -> method.equals("find") ? OWNER : proxy(TypedQuery.class, new Query()));
            KeySnapshotLoader loader = new KeySnapshotLoader(
                    new ApiKeyRepository(entityManager),
                    new CustomerDirectory(entityManager),
                    new PermissionCatalogue(Settings.of(Map.of())),
                    CLOCK);
            return new KeySnapshots(
                    new EveryAccessKey(),
                    loader,
                    Settings.of(Map.of("customer-api.cluster.lease", lease, "customer-api.cluster.read-grace", grace)),
                    CLOCK);
        }

        private final class Query implements BiFunction<String, Object[], Object> {
            private Object asked;

            @Override
            public Object apply(String method, Object[] args) {
                if (method.equals("setParameter")) {
                    if (args[1] instanceof Long) {
                        return proxy(TypedQuery.class, this);
                    }
                    asked = ((AccessKey) args[1]).text();
                    return proxy(TypedQuery.class, this);
                }
                return method.equals("getResultList") ? read().toList() : read();
            }

            private Stream<ApiKey> read() {
                reads.incrementAndGet();
                if (down) {
                    // As the container has the loader tell it.
                    throw new DatabaseUnavailable(new SQLException("no database", "08006"));
                }
                ApiKey read = committed;
                reading.countDown();
                await(pause);
                return Stream.of(read).filter(key -> asked.equals(name) && !revoked);
            }
        }

        private static <T> T proxy(Class<T> type, BiFunction<String, Object[], Object> answers) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, args) -> answers.apply(method.getName(), args)));
        }

        static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void findShouldReadOnceWithinTheLease() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT3S");
        for (int i = 0; i < 1000; i++) {
            assertThat(memory.find(database.name)).isPresent();
        }
        CLOCK.moveBy(Duration.ofMillis(2999));
        memory.find(database.name);
        assertThat(database.reads).hasValue(1);

        CLOCK.moveBy(Duration.ofMillis(1));
        memory.find(database.name);
        assertThat(database.reads).hasValue(2);
    }

    /** A node that is cut off cannot know whether the key still lives. */
    @Test
    void findShouldStopTrustingWhatItRemembersWhenTheLeaseEndsWithoutADatabase() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S");
        memory.find(database.name);
        database.down = true;

        CLOCK.moveBy(LEASE.minusMillis(1));
        assertThat(memory.find(database.name)).isPresent();
        CLOCK.moveBy(Duration.ofMillis(1));
        assertThat(codeOf(() -> memory.find(database.name))).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        assertThat(memory.lastKnown(database.name)).as("without a grace").isEmpty();

        database.down = false;
        CLOCK.moveBy(PAUSE);
        assertThat(memory.find(database.name)).isPresent();
    }

    @Test
    void findShouldReadEachTimeWhenThereIsNoLease() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT0S");

        for (int i = 0; i < 10; i++) {
            assertThat(memory.find(database.name)).isPresent();
        }
        assertThat(database.reads).hasValue(10);
    }

    @Test
    void findShouldNotEvenAskForANameThatNoKeyCanHave() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S");

        for (String name : List.of("", "x", "0".repeat(31), "0".repeat(33), "A".repeat(32), "0".repeat(31) + "\n")) {
            assertThat(memory.find(name)).isEmpty();
        }
        assertThat(database.reads).hasValue(0);
    }

    @Test
    void findShouldAskOnceWithinTheLeaseForANameThatNoKeyHas() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S");
        for (int i = 0; i < 1000; i++) {
            assertThat(memory.find("0".repeat(32))).isEmpty();
        }
        assertThat(database.reads).hasValue(1);

        CLOCK.moveBy(LEASE);
        assertThat(memory.find("0".repeat(32))).isEmpty();
        assertThat(database.reads).hasValue(2);
    }

    @Test
    void findShouldAskAnewForANameThatNoKeyHadWhenAChangeIsTold() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1M");
        database.revoked = true;
        assertThat(memory.find(database.name)).isEmpty();
        database.revoked = false;
        assertThat(memory.find(database.name)).isEmpty();

        memory.drop(new KeyChanged(new AccessKey(database.name)));

        assertThat(memory.find(database.name)).isPresent();
    }

    /** Strangers' inventions fill no memory. */
    @Test
    void findShouldRememberABoundedNumberOfNamesThatNoKeyHas() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1M");
        List<String> names =
                Stream.generate(KeySnapshotsTest::unusedName).limit(12_000).toList();
        names.forEach(memory::find);
        int reads = database.reads.get();

        names.forEach(memory::find);

        assertThat(database.reads.get() - reads).isGreaterThanOrEqualTo(1_000);
    }

    @Test
    void findShouldAskADeadDatabaseOnceASecond() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S", "PT1H");
        database.down = true;

        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 100; i++) {
                codeOf(() -> memory.find(database.name));
                codeOf(() -> memory.find(unusedName()));
            }
            CLOCK.moveBy(PAUSE);
        }
        assertThat(database.reads).hasValue(3);
    }

    @Test
    void lastKnownShouldBeThereUntilLeaseAndGraceEnd() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S", "PT10S");
        memory.find(database.name);
        database.down = true;

        CLOCK.moveBy(Duration.ofMillis(10_999));
        assertThat(codeOf(() -> memory.find(database.name))).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        assertThat(memory.lastKnown(database.name)).isPresent();
        assertThat(memory.lastKnown(database.name))
                .as("asking does not prolong it")
                .isPresent();
        CLOCK.moveBy(Duration.ofMillis(1));
        assertThat(memory.lastKnown(database.name)).isEmpty();
    }

    @Test
    void lastKnownShouldBeEmptyForAKeyThatWasNeverRead() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S", "PT10S");
        database.down = true;

        assertThat(codeOf(() -> memory.find(database.name))).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        assertThat(memory.lastKnown(database.name)).isEmpty();
    }

    @Test
    void lastKnownShouldBeEmptyWhenTheKeyHasChangedSince() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S", "PT10S");
        memory.find(database.name);
        database.down = true;

        memory.drop(new KeyChanged(new AccessKey(database.name)));

        assertThat(memory.lastKnown(database.name)).isEmpty();
    }

    /** Its owner's keys cannot be read any more: what is remembered of them goes. */
    @Test
    void lastKnownShouldBeEmptyWhenItsOwnerHasChangedAndTheDatabaseIsGone() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S", "PT10S");
        memory.find(database.name);
        database.down = true;

        memory.drop(new CustomerChanged(OneKey.OWNER_ID + 1));
        assertThat(memory.lastKnown(database.name)).isPresent();
        memory.drop(new CustomerChanged(OneKey.OWNER_ID));

        assertThat(memory.lastKnown(database.name)).isEmpty();
        assertThat(codeOf(() -> memory.find(database.name))).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    /** Another node has revoked it, which this one has learned. */
    @Test
    void lastKnownShouldBeEmptyWhenTheKeyWasLastReadAsGone() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S", "PT10S");
        memory.find(database.name);
        String name = database.name;
        database.revoked = true;
        CLOCK.moveBy(LEASE);
        assertThat(memory.find(name)).isEmpty();
        database.down = true;

        assertThat(memory.lastKnown(name)).isEmpty();
    }

    /** The one race that matters: a load read the old row, the change commits and is told, and the load ends only then. */
    @Test
    void dropShouldLeaveNothingBehindWhenALoadOfTheOldKeyIsUnderWay() throws Exception {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1M");
        String name = database.name;
        database.pause = new CountDownLatch(1);
        CompletableFuture<Optional<KeySnapshot>> oldCall = CompletableFuture.supplyAsync(() -> memory.find(name));
        OneKey.await(database.reading);

        database.committed = OneKey.boundTo("198.51.100.7");
        Thread answering = new Thread(() -> memory.drop(new KeyChanged(new AccessKey(name))));
        answering.start();
        while (answering.getState() == Thread.State.NEW || answering.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        assertThat(answering.getState()).as("dropping waits for the load").isEqualTo(Thread.State.BLOCKED);
        database.pause.countDown();
        answering.join(30_000);

        KeySnapshot next = memory.find(name).orElseThrow();
        assertThat(codeOf(() -> next.requireAddress("192.0.2.1"))).isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
        oldCall.get(30, TimeUnit.SECONDS).orElseThrow().requireAddress("192.0.2.1");
    }

    private static void awaitBlocked(Thread thread) {
        while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
    }

    /** Another node's change is told to nobody: whoever waits out a lease after it must have outwaited a slow read as well. */
    @Test
    void findShouldCountTheLeaseFromBeforeTheReadBegan() throws Exception {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S");
        database.pause = new CountDownLatch(1);
        CompletableFuture<Optional<KeySnapshot>> slowCall =
                CompletableFuture.supplyAsync(() -> memory.find(database.name));
        OneKey.await(database.reading);
        database.committed = OneKey.boundTo("198.51.100.7");
        CLOCK.moveBy(LEASE);
        database.pause.countDown();
        slowCall.get(30, TimeUnit.SECONDS);

        KeySnapshot next = memory.find(database.name).orElseThrow();

        assertThat(codeOf(() -> next.requireAddress("192.0.2.1"))).isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
    }

    @Test
    void findShouldNotJudgeByAReadThatBeganALeaseAgoWhenItJoinsIt() throws Exception {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S");
        database.pause = new CountDownLatch(1);
        CompletableFuture<Optional<KeySnapshot>> slowCall =
                CompletableFuture.supplyAsync(() -> memory.find(database.name));
        OneKey.await(database.reading);
        database.committed = OneKey.boundTo("198.51.100.7");
        CLOCK.moveBy(LEASE);
        CompletableFuture<Optional<KeySnapshot>> next = new CompletableFuture<>();
        Thread joining = new Thread(() -> next.complete(memory.find(database.name)));
        joining.start();
        awaitBlocked(joining);

        database.pause.countDown();

        KeySnapshot judged = next.get(30, TimeUnit.SECONDS).orElseThrow();
        assertThat(codeOf(() -> judged.requireAddress("192.0.2.1"))).isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
        slowCall.get(30, TimeUnit.SECONDS);
    }

    @Test
    void findShouldReadAnewWhenTheClockIsSetBack() {
        OneKey database = new OneKey();
        KeySnapshots memory = database.remembered("PT1S");
        memory.find(database.name);

        CLOCK.moveBy(Duration.ofMillis(-1));
        memory.find(database.name);

        assertThat(database.reads).hasValue(2);
        CLOCK.moveBy(Duration.ofMillis(1));
    }
}
