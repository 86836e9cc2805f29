package org.customerapi.web.customer;

/** What the wire writes for a customer who may do things, and for one who may not. */
public final class StatusCode {
    private static final int ACTIVE = 1;
    private static final int DISABLED = 2;

    private StatusCode() {}

    static int of(boolean active) {
        return active ? ACTIVE : DISABLED;
    }

    public static boolean isActive(long code) {
        return code == ACTIVE;
    }
}
