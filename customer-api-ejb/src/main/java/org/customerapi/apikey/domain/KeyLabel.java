package org.customerapi.apikey.domain;

import java.text.Normalizer;
import java.util.Locale;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;

/**
 * What a customer calls a key (the contract, section 6): 1 to 20 characters (Unicode code points) after trimming, in
 * normalization form C, free of the forbidden signs, of control and format characters, and of what is no character.
 */
public record KeyLabel(String text) {
    private static final int MAX_LENGTH = 20;
    private static final String FORBIDDEN = "`~!@#$%^&*()_+<>?:\"{},./;'[]·！￥（）—：；“”‘、，|《》。？【】";

    /** @throws Rejection {@code PARAMETERS_ILLEGAL} */
    public KeyLabel {
        text = Normalizer.normalize(trimmed(text), Normalizer.Form.NFC);
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw Rejection.illegal("label", FieldRule.LABEL_LENGTH);
        }
        if (text.codePoints().anyMatch(KeyLabel::isForbidden)) {
            throw Rejection.illegal("label", FieldRule.LABEL_CHARACTERS);
        }
    }

    /** The form under which two labels that differ in case only are the same. */
    public String folded() {
        return fold(text);
    }

    /** Folds any text as labels are folded, so that it can be searched for in them. */
    public static String fold(String text) {
        // Through upper case, because it unites what lower case keeps apart (ß and ss); from lower case, because
        // capital ẞ has
        // no other way there. The final sigma depends on what follows, which a search for a part does not know.
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Without the blanks around it, no-break spaces included: {@link String#strip} keeps those. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }

    private static boolean isForbidden(int codePoint) {
        return FORBIDDEN.indexOf(codePoint) >= 0
                || switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.PRIVATE_USE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }
}
