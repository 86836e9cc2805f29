package org.customerapi.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.customerapi.shared.secret.SecretText;
import org.flywaydb.core.Flyway;

/**
 * The database of the first version that landed, as it left it: {@code first-version.sql} is a dump taken while that version ran,
 * {@code first-version.properties} what only its customers knew. Neither is ever made anew.
 */
final class FirstVersion {
    /** What the secrets in the dump are encrypted under. */
    static final String ENCRYPTION_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    static final String ENCRYPTION_KEY_ID = "first";

    /** Flyway's checksum of {@code V1__first_schema.sql}: databases that run were made by that very file, so it never changes. */
    static final int SCHEMA_CHECKSUM = -94_620_525;

    /** Has a session, an authenticator, codes, and all kinds of keys. */
    static final String HOLDER = "T1";

    /** Has a key that has expired. */
    static final String LATE = "T2";

    static final String DISABLED = "T3";

    /** The columns of the first schema that have values to keep, by table. */
    private static final Map<String, String> COLUMNS = new TreeMap<>(Map.of(
            "customer",
            "id, company_id, customer_no, group_id, name, country, email, phone_area, phone, password_hash, active, kyc_status,"
                    + " company_kyc_status, demo, created_at",
            "customer_session",
            "token_digest, customer_id, opened_at, last_seen_at, stepped_up_at",
            "totp_authenticator",
            "id, owner_id, sealed_secret, bound, last_step, wrong_in_a_row, paused_until",
            "one_time_code",
            "ticket_digest, owner_id, purpose, code_digest, expires_at, wrong_tries, spent_at",
            "attempt_history",
            "subject, recent, last_at, paused_until",
            "api_key",
            "id, access_key, company_id, owner_id, owner_no, slot, label, folded_label, live_label, public_key, private_key_md5,"
                    + " permissions, allowlist, on_package, created_at, updated_at, expires_at, withdrawable_from, revoked_at",
            "audit_record",
            "id, occurred_at, operation, customer_id, company_id, key_reference, source_address, trace, outcome"));

    private static final Properties SECRETS = secrets();

    private FirstVersion() {}

    /** Makes the first schema in an empty database, and fills it. */
    static void restore(String url, String user) throws SQLException {
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:org/customerapi/migration")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            for (String sql : resource("first-version.sql").split(";\n")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    /** Every row that the database holds, without what later versions have added to it. */
    static Set<String> rows(String url, String user) throws SQLException {
        Set<String> all = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : COLUMNS.entrySet()) {
                ResultSet rows = statement.executeQuery("select " + table.getValue() + " from " + table.getKey());
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    StringBuilder row = new StringBuilder(table.getKey());
                    for (int i = 1; i <= columns; i++) {
                        row.append('|').append(rows.getString(i));
                    }
                    all.add(row.toString());
                }
            }
        }
        return all;
    }

    /** When the dump was taken. */
    static Instant at() {
        return Instant.parse(SECRETS.getProperty("at"));
    }

    /** Opens the holder's session. */
    static SecretText token() {
        return secret("token");
    }

    /** The ticket of a phone code that the holder has not used yet. */
    static SecretText ticket() {
        return secret("ticket");
    }

    static SecretText code() {
        return secret("code");
    }

    static PrivateKey privateKey(long keyId) {
        try {
            byte[] pkcs8 = Base64.getDecoder().decode(SECRETS.getProperty("privateKey." + keyId));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static SecretText secret(String name) {
        return new SecretText(SECRETS.getProperty(name));
    }

    private static Properties secrets() {
        try {
            Properties secrets = new Properties();
            secrets.load(new StringReader(resource("first-version.properties")));
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = FirstVersion.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
