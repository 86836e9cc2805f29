package org.customerapi.bench;

import java.util.concurrent.TimeUnit;
import org.customerapi.apikey.ApiKeyLifecycle;
import org.customerapi.apikey.IssuedKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.customer.Caller;
import org.customerapi.stepup.StepUpCodes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A key issued, codes verified and all, while key pairs are ready; each to a new customer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class IssueBenchmark {
    /** Key pairs are made while the node does nothing else: 10 s after its start, up to a second each on a busy machine. */
    private static final long POOL_FILLS_MILLIS = 60_000;

    private static final String ROOM_FOR_ALL = "320";

    private ApiKeyLifecycle lifecycle;
    private Owners owners;
    private Caller caller;
    private StepUpCodes codes;

    @Setup(Level.Trial)
    public void start() throws InterruptedException {
        System.setProperty("customer-api.key.pool-size", ROOM_FOR_ALL);
        Node.start();
        lifecycle = Node.bean(ApiKeyLifecycle.class);
        owners = Node.bean(Owners.class);
        Thread.sleep(POOL_FILLS_MILLIS);
    }

    @Setup(Level.Iteration)
    public void logIn() {
        caller = owners.logInNew();
        codes = owners.codesOf(caller);
    }

    @Benchmark
    public IssuedKey issue() {
        return lifecycle.issue(caller, new KeyLabel("bench"), codes);
    }
}
