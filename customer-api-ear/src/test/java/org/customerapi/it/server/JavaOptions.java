package org.customerapi.it.server;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How the JVM of a server runs in the tests. */
final class JavaOptions {
    /**
     * A server lives for seconds here, and half of what its start costs is the optimising compiler, for code that is hardly used
     * again: it compiles cryptography only.
     */
    static final List<String> QUICK_START = List.of(
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:CompilerDirectivesFile="
                    + Path.of("src/test/jvm/compiler.json").toAbsolutePath());

    /** With the heap that docs/operations.md says is enough. */
    static final List<String> ALL = Stream.concat(
                    Stream.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC"), QUICK_START.stream())
            .toList();

    private JavaOptions() {}
}
