package org.customerapi.codes;

/**
 * Where a code goes.
 *
 * @param area the country calling code with its plus sign, for a phone; null for an e-mail address
 * @param address the phone number without its area, or the e-mail address
 */
public record Recipient(Channel channel, String area, String address) {
    public static Recipient phone(String area, String number) {
        return new Recipient(Channel.SMS, area, number);
    }

    public static Recipient email(String address) {
        return new Recipient(Channel.EMAIL, null, address);
    }

    /** An address is personal: it does not go into logs. */
    @Override
    public String toString() {
        return "Recipient[" + channel + "]";
    }
}
