package org.customerapi.signature;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The bytes that are signed, made from a body. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignatureBaseBenchmark {
    private static final String SMALL = "{\"companyId\":1,\"lang\":\"zh-CN\",\"customerNo\":\"86001308\"}";

    /** Members of the large body, which has 4 KiB. */
    private static final int MEMBERS = 64;

    @Param({"SMALL", "LARGE"})
    public String size;

    private byte[] body;

    @Setup
    public void write() {
        String json = size.equals("SMALL")
                ? SMALL
                : IntStream.range(0, MEMBERS)
                        .mapToObj(i -> "\"member" + i * 7919 % 1000 + "\": {\"name\": \"value \\u00e9 " + i
                                + "\", \"price\": 12.50, \"open\": true}")
                        .collect(Collectors.joining(", ", "{", "}"));
        body = json.getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public byte[] published() {
        return SignatureBase.published(body, "1650361143685").bytes();
    }
}
