package org.customerapi.signature;

import java.time.Duration;
import org.customerapi.testing.redis.RedisServer;

/** The Redis of those tests that leave it as it is. */
final class SharedRedis {
    private static final RedisServer SERVER = RedisServer.start("--save", "");
    static final RedisScripts SCRIPTS = new RedisScripts(SERVER.url(), Duration.ofSeconds(10));

    private SharedRedis() {}
}
