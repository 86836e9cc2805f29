package org.customerapi.signature;

import com.github.benmanes.caffeine.cache.Caffeine;

/** The memories that signed calls leave something in. */
final class Caches {
    private Caches() {}

    /**
     * A cache that whoever writes to it also tidies. Waking a thread of the JVM's common pool for that, which is what the library does
     * otherwise, costs a call more than the tidying, and is no thread of the container's.
     */
    static Caffeine<Object, Object> builder() {
        return Caffeine.newBuilder().executor(Runnable::run);
    }
}
