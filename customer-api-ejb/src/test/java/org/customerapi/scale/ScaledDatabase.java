package org.customerapi.scale;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.postgres.PostgresServer;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.flywaydb.core.Flyway;

/**
 * A PostgreSQL database with today's schema that is as full as is asked for; {@code fill.sql} says of what. It can be used through
 * the product's own persistence unit without a container, so that one JVM can use two of different size.
 */
final class ScaledDatabase {
    static final long COMPANY = 439;

    /** Has revoked as many keys as the database was asked for, and holds three. */
    static final int CHURNING = 2;

    /** Holds all 30 keys that a customer can hold. */
    static final int BUSY = 50;

    private static final long FIRST_ID = 10_000_000;

    private final String url;
    private final int customers;

    private ScaledDatabase(String url, int customers) {
        this.url = url;
        this.customers = customers;
    }

    /** @param revoked how many keys one of the customers has revoked */
    static ScaledDatabase create(PostgresServer server, String name, int customers, int revoked) {
        ScaledDatabase database = new ScaledDatabase(server.createDatabase(name), customers);
        Flyway.configure()
                .dataSource(database.url, PostgresServer.USER, "")
                .locations("classpath:org/customerapi/migration")
                .load()
                .migrate();
        server.execute(
                name,
                script().replace("${now}", Long.toString(MovableClock.get().millis()))
                        .replace("${customers}", Integer.toString(customers))
                        .replace("${revoked}", Integer.toString(revoked))
                        .replace("${publicKey}", publicKey()));
        // Outside of the script's transaction. The visibility map and the statistics are what autovacuum would see to.
        server.execute(name, "vacuum analyze");
        return database;
    }

    private static String script() {
        try (InputStream script = ScaledDatabase.class.getResourceAsStream("fill.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all: nobody signs with them, but they are read and parsed. */
    private static String publicKey() {
        try {
            return Base64.getEncoder()
                    .encodeToString(KeyPairGenerator.getInstance("RSA")
                            .generateKeyPair()
                            .getPublic()
                            .getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    String url() {
        return url;
    }

    int customers() {
        return customers;
    }

    static long customerId(int number) {
        return FIRST_ID + number;
    }

    /** The token of a customer's session. */
    static SecretText token(int customer) {
        return new SecretText("token" + customer);
    }

    /** The n-th access key of a customer, from 1; the first one lives. */
    static String accessKey(int customer, int n) {
        return Digests.md5Hex(customer + "/" + n);
    }

    /** The product's persistence unit on this database, with the provider's pool instead of the container's; no plans are recorded. */
    /** @param user whose statements are recorded, unless he is the superuser */
    EntityManagerFactory persistence(String user) {
        return new PersistenceProvider()
                .createEntityManagerFactory(
                        "customer-api",
                        Map.of(
                                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                                "jakarta.persistence.jtaDataSource", "",
                                "jakarta.persistence.jdbc.url", url,
                                "jakarta.persistence.jdbc.user", user,
                                "jakarta.persistence.jdbc.password", "",
                                "jakarta.persistence.jdbc.driver", "org.postgresql.Driver",
                                "eclipselink.session-name", user + url));
    }
}
