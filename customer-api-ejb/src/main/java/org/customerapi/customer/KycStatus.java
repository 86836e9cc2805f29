package org.customerapi.customer;

import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** How far the company has got in knowing its customer. */
public enum KycStatus {
    NONE,
    UNDER_REVIEW,
    PASSED,
    REJECTED;

    void requirePassed() {
        switch (this) {
            case NONE -> throw new Rejection(ErrorCode.KYC_NOT_FOUND);
            case UNDER_REVIEW -> throw new Rejection(ErrorCode.KYC_UNDER_REVIEW);
            case REJECTED -> throw new Rejection(ErrorCode.KYC_REJECTED);
            case PASSED -> {
                // What is asked for.
            }
        }
    }
}
