package org.customerapi.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.Turnstile;
import org.customerapi.shared.secret.SecretText;

/**
 * What clients send as a password (the MD5 of what was typed), under Argon2id (RFC 9106) with 19 MiB and two passes, in the
 * PHC string format.
 */
public final class PasswordHash {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Stored where a customer has no password, as {@code /etc/shadow} does: nothing hashes to it. */
    private static final String NO_PASSWORD = "*";

    private static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Each hash takes its memory from the heap and a core for tens of milliseconds. */
    private static final Turnstile TURNSTILE = new Turnstile(10);

    /** What an unknown name's password is compared with, so that it takes as long as a known one's. */
    private static final PasswordHash OF_NOBODY = of(SecretText.random(HASH_BYTES));

    private final String phc;

    PasswordHash(String phc) {
        this.phc = phc;
    }

    public static PasswordHash of(SecretText passwordMd5) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Cost cost = new Cost(MEMORY_KIB, PASSES, LANES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$argon2id$v=19$" + cost + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash(passwordMd5, salt, cost)));
    }

    /** Of a customer who can log in by other means only. */
    public static PasswordHash none() {
        return new PasswordHash(NO_PASSWORD);
    }

    /** @throws Rejection {@code CREDENTIALS_WRONG} */
    void verify(SecretText passwordMd5) {
        if (phc.equals(NO_PASSWORD)) {
            throw refuseNobody(passwordMd5);
        }
        String[] parts = phc.split("\\$");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        boolean right = MessageDigest.isEqual(expected, hash(passwordMd5, salt, Cost.parse(parts[3])));
        if (!right || passwordMd5.matches(MD5_OF_NOTHING)) {
            throw new Rejection(ErrorCode.CREDENTIALS_WRONG);
        }
    }

    /** What a hash was made with; it is stored beside it, so that today's cost can rise without yesterday's hashes failing. */
    private record Cost(int memoryKib, int passes, int lanes) {
        static Cost parse(String text) {
            Map<String, Integer> values = Arrays.stream(text.split(","))
                    .map(pair -> pair.split("="))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
            return new Cost(values.get("m"), values.get("t"), values.get("p"));
        }

        @Override
        public String toString() {
            return "m=" + memoryKib + ",t=" + passes + ",p=" + lanes;
        }
    }

    /** Takes as long as {@link #verify} and never succeeds. */
    static Rejection refuseNobody(SecretText passwordMd5) {
        OF_NOBODY.verify(passwordMd5);
        return new Rejection(ErrorCode.CREDENTIALS_WRONG);
    }

    String phc() {
        return phc;
    }

    @Override
    public String toString() {
        return "[password hash]";
    }

    private static byte[] hash(SecretText passwordMd5, byte[] salt, Cost cost) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        return TURNSTILE.pass(() -> {
            byte[] hash = new byte[HASH_BYTES];
            argon2.generateBytes(passwordMd5.reveal().getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        });
    }
}
