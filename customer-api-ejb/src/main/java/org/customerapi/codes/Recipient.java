package org.customerapi.codes;

import java.util.Optional;
import org.customerapi.shared.Language;

/**
 * Where a code goes.
 *
 * @param area the country calling code with its plus sign, for a phone; null for an e-mail address
 * @param address the phone number without its area, or the e-mail address
 * @param language what to write in; empty when nobody has said
 */
public record Recipient(Channel channel, String area, String address, Optional<Language> language) {
    public static Recipient phone(String area, String number) {
        return new Recipient(Channel.SMS, area, number, Optional.empty());
    }

    public static Recipient email(String address) {
        return new Recipient(Channel.EMAIL, null, address, Optional.empty());
    }

    public Recipient reading(Optional<Language> chosen) {
        return new Recipient(channel, area, address, chosen);
    }

    /** An address is personal: it does not go into logs. */
    @Override
    public String toString() {
        return "Recipient[" + channel + "]";
    }
}
