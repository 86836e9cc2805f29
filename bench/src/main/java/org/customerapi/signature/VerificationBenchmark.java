package org.customerapi.signature;

import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.customerapi.bench.Node;
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

/**
 * Header values and body in, verdict out; beside it the one verification of an RSA signature that nobody gets around, of the same
 * calls. A call can be used once: each iteration judges a batch of fresh ones.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerificationBenchmark {
    private static final int BATCH = 1000;

    @Param({"SHA1withRSA", "SHA256withRSA"})
    public String algorithm;

    private RequestVerification verification;
    private PresignedCalls presigned;
    private Signature verifier;
    private SignedCall[] calls;
    private byte[][] bases;
    private byte[][] signatures;

    @Setup(Level.Trial)
    public void start() throws Exception {
        Node.start();
        verification = Node.bean(RequestVerification.class);
        presigned = new PresignedCalls();
        verifier = Signature.getInstance(algorithm);
        verifier.initVerify(presigned.publicKey());
    }

    @Setup(Level.Iteration)
    public void sign() {
        calls = presigned.sign(BATCH, algorithm);
        bases = new byte[BATCH][];
        signatures = new byte[BATCH][];
        for (int i = 0; i < BATCH; i++) {
            bases[i] = SignatureBase.published(calls[i].body(), calls[i].timestamp())
                    .bytes();
            signatures[i] = Base64.getDecoder().decode(calls[i].signature());
        }
    }

    /** The signature alone, of bytes that lie ready, with a verifier that does. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void bare(Blackhole hole) throws Exception {
        for (int i = 0; i < BATCH; i++) {
            verifier.update(bases[i]);
            if (!verifier.verify(signatures[i])) {
                throw new IllegalStateException("the signature is right");
            }
        }
        hole.consume(verifier);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void whole(Blackhole hole) {
        for (int i = 0; i < BATCH; i++) {
            hole.consume(verification.verify(calls[i]));
        }
    }
}
