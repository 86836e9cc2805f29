package org.customerapi.apikey.domain;

import java.text.Normalizer;
import java.util.Locale;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;

/**
 * What a customer calls a key (the contract, section 6): 1 to 20 characters (Unicode code points) after trimming, in
 * normalization form C, free of the forbidden signs and of anything invisible.
 */
public record KeyLabel(String text) {
    private static final int MAX_LENGTH = 20;
    private static final String FORBIDDEN = "`~!@#$%^&*()_+<>?:\"{},./;'[]·！￥（）—：；“”‘、，|《》。？【】";

    /** @throws Rejection {@code PARAMETERS_ILLEGAL} */
    public KeyLabel {
        text = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
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
        // Upper case first: it unites signs that lower case keeps apart, such as the two small sigmas.
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
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
