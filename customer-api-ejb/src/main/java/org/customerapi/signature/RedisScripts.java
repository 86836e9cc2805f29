package org.customerapi.signature;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.util.JedisURIHelper;
import redis.clients.jedis.util.Pool;

/**
 * Runs scripts on the Redis that nodes share: each is one atomic step there. Whatever goes wrong is a dependency out of reach, and
 * refuses the call.
 */
final class RedisScripts implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RedisScripts.class.getName());
    private static final int MAX_CONNECTIONS = 64;

    private final RedisClient client;
    private final AtomicBoolean away = new AtomicBoolean();

    /**
     * @param url {@code redis://} or, over TLS with the server's name verified, {@code rediss://}; with user, password and database
     * @param patience to connect, for a free connection and for each answer
     */
    RedisScripts(String url, Duration patience) {
        URI uri = URI.create(url);
        int millis = Math.toIntExact(patience.toMillis());
        SSLParameters tls = new SSLParameters();
        tls.setEndpointIdentificationAlgorithm("HTTPS");
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(MAX_CONNECTIONS);
        pool.setMaxIdle(MAX_CONNECTIONS);
        pool.setMaxWait(patience);
        pool.setJmxEnabled(false);
        client = RedisClient.builder()
                .hostAndPort(JedisURIHelper.getHostAndPort(uri))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .user(JedisURIHelper.getUser(uri))
                        .password(JedisURIHelper.getPassword(uri))
                        .database(JedisURIHelper.getDBIndex(uri))
                        .ssl(JedisURIHelper.isRedisSSLScheme(uri))
                        .sslParameters(tls)
                        .connectionTimeoutMillis(millis)
                        .socketTimeoutMillis(millis)
                        .build())
                .poolConfig(pool)
                .build();
    }

    /**
     * @param args numbers and texts
     * @throws Rejection {@code DEPENDENCY_UNAVAILABLE}
     */
    Object run(RedisScript script, String key, Object... args) {
        List<String> texts = Stream.of(args).map(String::valueOf).toList();
        return ask(redis -> {
            try {
                return redis.evalsha(script.sha1(), List.of(key), texts);
            } catch (JedisNoScriptException e) {
                return redis.eval(script.text(), List.of(key), texts);
            }
        });
    }

    /** @throws Rejection {@code DEPENDENCY_UNAVAILABLE} */
    String get(String key) {
        return ask(redis -> redis.get(key));
    }

    /** What the server says of itself, a line each. */
    String info(String section) {
        return ask(redis -> redis.info(section));
    }

    private <T> T ask(Function<RedisClient, T> question) {
        try {
            T answer = askTwice(question);
            if (away.compareAndSet(true, false)) {
                LOG.log(INFO, "Redis answers again");
            }
            return answer;
        } catch (JedisException e) {
            if (away.compareAndSet(false, true)) {
                LOG.log(WARNING, "Redis does not answer ({0}): signed calls are refused until it does", e.getMessage());
            }
            throw new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE);
        }
    }

    /** A restart breaks every pooled connection. Each question may be put twice: the answer is at worst a refusal too many. */
    private <T> T askTwice(Function<RedisClient, T> question) {
        try {
            return question.apply(client);
        } catch (JedisConnectionException e) {
            Pool<Connection> pool = client.getPool();
            pool.clear();
            return question.apply(client);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
