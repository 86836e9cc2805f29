package org.customerapi.web.envelope;

/** Texts of an alphabet that needs no escaping anywhere. Looked at for each call, so without regular expressions. */
final class SafeText {
    private SafeText() {}

    /** Whether a text holds ASCII letters, digits and the given others only. */
    static boolean holds(String text, String others) {
        return text.chars().allMatch(c -> isAlphanumeric(c) || others.indexOf(c) >= 0);
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
