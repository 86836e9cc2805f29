package org.customerapi.web.customer;

/** Shows enough of a phone number or an e-mail address to recognise it by. */
final class Masking {
    private static final String PHONE_STARS = "******";
    private static final String EMAIL_STARS = "**";

    private Masking() {}

    /** {@code 135******9561}: of a short number the middle third at least is hidden. */
    static String phone(String number) {
        if (number == null) {
            return null;
        }
        int head = Math.min(3, number.length() / 3);
        int tail = Math.max(0, Math.min(4, number.length() / 2 - 1));
        return number.substring(0, head) + PHONE_STARS + number.substring(number.length() - tail);
    }

    /** {@code 22**@qq.com}: at most two letters before the stars, and never the whole name. */
    static String email(String address) {
        if (address == null) {
            return null;
        }
        int at = address.lastIndexOf('@');
        int head = Math.min(2, Math.max(0, at - 1));
        return address.substring(0, head) + EMAIL_STARS + address.substring(Math.max(0, at));
    }
}
