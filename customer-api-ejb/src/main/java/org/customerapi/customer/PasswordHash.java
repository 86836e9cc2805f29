package org.customerapi.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
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
    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";
    private static final String MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Each hash takes its memory from the heap and a core for tens of milliseconds: no more at once than there are cores. */
    private static final Semaphore AT_ONCE = new Semaphore(Runtime.getRuntime().availableProcessors());

    private static final int MAX_WAIT_SECONDS = 10;

    /** What an unknown name's password is compared with, so that it takes as long as a known one's. */
    private static final PasswordHash OF_NOBODY = of(SecretText.random(HASH_BYTES));

    private final String phc;

    PasswordHash(String phc) {
        this.phc = phc;
    }

    public static PasswordHash of(SecretText passwordMd5) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash(
                PREFIX + base64.encodeToString(salt) + "$" + base64.encodeToString(hash(passwordMd5, salt)));
    }

    /** @throws Rejection {@code CREDENTIALS_WRONG} */
    void verify(SecretText passwordMd5) {
        String[] parts = phc.split("\\$");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        boolean right = MessageDigest.isEqual(expected, hash(passwordMd5, salt));
        if (!right || passwordMd5.matches(MD5_OF_NOTHING)) {
            throw new Rejection(ErrorCode.CREDENTIALS_WRONG);
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

    private static byte[] hash(SecretText passwordMd5, byte[] salt) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        waitForTurn();
        try {
            argon2.generateBytes(passwordMd5.reveal().getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            AT_ONCE.release();
        }
        return hash;
    }

    private static void waitForTurn() {
        try {
            if (!AT_ONCE.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Rejection(ErrorCode.TOO_FAST, MAX_WAIT_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Rejection(ErrorCode.TOO_FAST, MAX_WAIT_SECONDS);
        }
    }
}
