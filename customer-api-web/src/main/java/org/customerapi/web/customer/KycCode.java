package org.customerapi.web.customer;

import org.customerapi.customer.KycStatus;

/** What the wire writes for the state of an identity verification: 0 none, 1 under review, 2 passed, 3 rejected. */
public enum KycCode {
    NONE(KycStatus.NONE),
    UNDER_REVIEW(KycStatus.UNDER_REVIEW),
    PASSED(KycStatus.PASSED),
    REJECTED(KycStatus.REJECTED);

    private final KycStatus status;

    KycCode(KycStatus status) {
        this.status = status;
    }

    static int of(KycStatus status) {
        return valueOf(status.name()).ordinal();
    }

    /** @param code 0 to 3 */
    public static KycStatus status(long code) {
        return values()[Math.toIntExact(code)].status;
    }
}
