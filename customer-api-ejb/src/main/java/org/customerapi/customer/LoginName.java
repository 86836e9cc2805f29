package org.customerapi.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.customerapi.codes.Recipient;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;

/**
 * What a customer calls himself at the door; unique within a company. Spelled one way only: e-mail addresses in lower case,
 * areas with a plus sign.
 *
 * @param area a phone's country calling code, empty when the client did not say
 */
public record LoginName(Kind kind, Optional<String> area, String text) {
    /** A customer's number goes into headers as it is. */
    private static final Pattern CUSTOMER_NO = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    private static final Pattern PHONE = Pattern.compile("[0-9]{4,20}");
    private static final Pattern AREA = Pattern.compile("\\+[0-9]{1,6}");

    /** Mail servers take more; what a customer types into a login form is within this. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private static final int MAX_EMAIL = 254;

    /** The three kinds of name. */
    public enum Kind {
        EMAIL,
        PHONE,
        CUSTOMER_NO
    }

    public static LoginName email(String address) {
        return new LoginName(Kind.EMAIL, Optional.empty(), address.strip().toLowerCase(Locale.ROOT));
    }

    /** @param area {@code +86}, {@code 86} or {@code 0086}; null when unknown */
    public static LoginName phone(String area, String number) {
        Optional<String> canonicalArea = Optional.ofNullable(area)
                .map(text -> text.strip().replaceFirst("^(\\+|00)", ""))
                .filter(digits -> !digits.isEmpty())
                .map(digits -> "+" + digits);
        return new LoginName(Kind.PHONE, canonicalArea, number.strip().replaceAll("[ -]", ""));
    }

    public static LoginName customerNo(String number) {
        return new LoginName(Kind.CUSTOMER_NO, Optional.empty(), number.strip());
    }

    /**
     * Refuses what can be nobody's name.
     *
     * @param field what to call the name
     * @throws Rejection {@code PARAMETERS_ILLEGAL}
     */
    public void requireWellFormed(String field) {
        switch (kind) {
            case EMAIL -> {
                if (text.length() > MAX_EMAIL) {
                    throw Rejection.illegal(field, FieldRule.TOO_LONG);
                }
                require(EMAIL, text, field, FieldRule.EMAIL_SYNTAX);
            }
            case PHONE -> {
                area.ifPresent(code -> require(AREA, code, "phoneArea", FieldRule.PHONE_AREA_SYNTAX));
                require(PHONE, text, field, FieldRule.PHONE_SYNTAX);
            }
            case CUSTOMER_NO -> require(CUSTOMER_NO, text, field, FieldRule.CUSTOMER_NO_SYNTAX);
        }
    }

    private static void require(Pattern pattern, String text, String field, FieldRule rule) {
        if (!pattern.matcher(text).matches()) {
            throw Rejection.illegal(field, rule);
        }
    }

    /** Where a login code for this name would go if somebody has it. */
    Recipient recipient() {
        return kind == Kind.EMAIL ? Recipient.email(text) : Recipient.phone(area.orElse(""), text);
    }

    /** A name is personal: it does not go into logs. */
    @Override
    public String toString() {
        return "LoginName[" + kind + "]";
    }
}
