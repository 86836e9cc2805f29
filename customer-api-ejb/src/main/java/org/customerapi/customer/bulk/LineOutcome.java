package org.customerapi.customer.bulk;

/** What became of a line that was taken. */
public enum LineOutcome {
    CREATED,
    UPDATED,
    UNCHANGED
}
