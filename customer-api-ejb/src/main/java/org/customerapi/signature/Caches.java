package org.customerapi.signature;

import com.github.benmanes.caffeine.cache.Caffeine;

/** The memories that signed calls leave something in. */
final class Caches {
    private Caches() {}

    /**
     * A cache that is tidied by whoever uses it, now and then for others as well. The library would wake a thread of the JVM's common pool
     * instead, at almost every write; that costs more, and is no thread of the container's. Tidying can wait for a load of another entry:
     * so not for caches whose entries are loaded.
     */
    static Caffeine<Object, Object> builder() {
        return Caffeine.newBuilder().executor(Runnable::run);
    }
}
