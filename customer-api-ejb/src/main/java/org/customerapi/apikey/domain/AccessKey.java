package org.customerapi.apikey.domain;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** The public name of a key: 32 lower-case hex digits, 128 random bits. */
public record AccessKey(String text) {
    private static final int BYTES = 16;
    private static final Pattern SYNTAX = Pattern.compile("[0-9a-f]{32}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws Rejection {@code DATA_NOT_FOUND}: no key can have another name */
    public AccessKey {
        if (!isOne(text)) {
            throw new Rejection(ErrorCode.DATA_NOT_FOUND);
        }
    }

    /** Whether a text could be the name of a key. */
    public static boolean isOne(String text) {
        return SYNTAX.matcher(text).matches();
    }

    public static AccessKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new AccessKey(HexFormat.of().formatHex(bytes));
    }
}
