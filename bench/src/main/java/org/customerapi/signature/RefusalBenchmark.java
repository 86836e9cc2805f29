package org.customerapi.signature;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.customerapi.bench.Node;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What a call costs that is refused before its signature is looked at. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RefusalBenchmark {
    private static final int BATCH = 1000;
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "A".repeat(342) + "==";
    private static final AtomicLong STRANGERS = new AtomicLong();

    /** Why they are refused; {@code STRANGERS} names another key in each call, the others the same. */
    public enum Fault {
        HEADER(ErrorCode.HEADER_ILLEGAL),
        STRANGER(ErrorCode.KEY_UNKNOWN),
        STRANGERS(ErrorCode.KEY_UNKNOWN),
        ADDRESS(ErrorCode.ADDRESS_ILLEGAL),
        WINDOW(ErrorCode.OUTSIDE_REPLAY_WINDOW);

        private final ErrorCode refusal;

        Fault(ErrorCode refusal) {
            this.refusal = refusal;
        }
    }

    @Param
    public Fault fault;

    private RequestVerification verification;
    private String accessKey;
    private SignedCall[] calls;

    @Setup(Level.Trial)
    public void start() throws Exception {
        Node.start();
        verification = Node.bean(RequestVerification.class);
        PresignedCalls owner = new PresignedCalls();
        accessKey = (fault == Fault.ADDRESS ? owner.boundElsewhere() : owner).accessKey();
    }

    @Setup(Level.Iteration)
    public void write() {
        calls = new SignedCall[BATCH];
        for (int i = 0; i < BATCH; i++) {
            calls[i] = PresignedCalls.call(name(), BODY, timestamp(), SIGNATURE, "SHA1withRSA");
        }
    }

    private String name() {
        return switch (fault) {
            case STRANGER -> "f".repeat(32);
            case STRANGERS -> String.format("%032x", STRANGERS.incrementAndGet());
            default -> accessKey;
        };
    }

    private String timestamp() {
        return switch (fault) {
            case HEADER -> "yesterday";
            case WINDOW -> "1650361143685";
            default -> Long.toString(System.currentTimeMillis());
        };
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void refused(Blackhole hole) {
        for (SignedCall call : calls) {
            try {
                verification.verify(call);
                throw new IllegalStateException("it was to be refused");
            } catch (Rejection e) {
                if (e.code() != fault.refusal) {
                    throw e;
                }
                hole.consume(e);
            }
        }
    }
}
