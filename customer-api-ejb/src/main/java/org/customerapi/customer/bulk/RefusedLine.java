package org.customerapi.customer.bulk;

import org.customerapi.shared.Rejection;

/** A line that was not taken, and why. */
public record RefusedLine(long number, Rejection reason) {}
