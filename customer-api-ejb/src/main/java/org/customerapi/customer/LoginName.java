package org.customerapi.customer;

import java.util.Locale;
import java.util.Optional;
import org.customerapi.codes.Recipient;

/**
 * What a customer calls himself at the door; unique within a company. Spelled one way only: e-mail addresses in lower case,
 * areas with a plus sign.
 *
 * @param area a phone's country calling code, empty when the client did not say
 */
public record LoginName(Kind kind, Optional<String> area, String text) {
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
