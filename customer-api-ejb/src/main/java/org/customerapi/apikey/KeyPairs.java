package org.customerapi.apikey;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.settings.Settings;

/**
 * RSA key pairs (RFC 8017), made ahead of need, because one takes a core 60 ms and more. Nobody has one made for him: ask only
 * after everything that can refuse has been asked.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class KeyPairs {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The first pairs are made when the server has started, not while it starts. */
    private static final Duration HEAD_START = Duration.ofSeconds(10);

    @Resource
    private ManagedExecutorService executor;

    /** Its threads also keep the node's heart beating: no pair is made on them. */
    @Resource
    private ManagedScheduledExecutorService timer;

    private final Settings settings;
    private KeyPairPool pool;
    private Future<?> firstFilling;

    @Inject
    public KeyPairs(Settings settings) {
        this.settings = settings;
    }

    protected KeyPairs() {
        this(null);
    }

    @PostConstruct
    void open() {
        pool = pool(settings, executor::submit);
        firstFilling = timer.schedule(pool::refill, HEAD_START.toMillis(), TimeUnit.MILLISECONDS);
    }

    static KeyPairPool pool(Settings settings, Function<Runnable, Future<?>> executor) {
        int halfTheCores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        int bits = settings.get(Settings.RSA_BITS);
        return new KeyPairPool(
                () -> generate(bits), executor, settings.get(Settings.KEY_POOL_SIZE), halfTheCores, PATIENCE);
    }

    @PreDestroy
    void close() {
        firstFilling.cancel(true);
        pool.close();
    }

    /** @throws Rejection {@code TOO_FAST} when none is ready and too many wait already */
    public NewKeyPair next() {
        return pool.take();
    }

    static NewKeyPair generate(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return NewKeyPair.of(generator.generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
