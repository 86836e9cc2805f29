package org.customerapi.shared.attempts;

import java.time.Duration;

/** {@code tries} wrong ones in a row, then a {@code pause}. */
public record Lockout(int tries, Duration pause) {}
