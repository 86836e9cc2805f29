package org.customerapi.apikey.domain;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** The public name of a key: 32 lower-case hex digits, 128 random bits. */
public record AccessKey(String text) {
    private static final int BYTES = 16;
    private static final int DIGITS = BYTES * 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws Rejection {@code DATA_NOT_FOUND}: no key can have another name */
    public AccessKey {
        if (!isOne(text)) {
            throw new Rejection(ErrorCode.DATA_NOT_FOUND);
        }
    }

    /** Whether a text could be the name of a key. */
    public static boolean isOne(String text) {
        boolean one = text.length() == DIGITS;
        for (int i = 0; one && i < DIGITS; i++) {
            char c = text.charAt(i);
            one = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
        }
        return one;
    }

    public static AccessKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AccessKey(HexFormat.of().formatHex(bytes));
    }
}
