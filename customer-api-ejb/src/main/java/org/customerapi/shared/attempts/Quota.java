package org.customerapi.shared.attempts;

import java.time.Duration;

/** At most {@code max} in any {@code window}, and never two within {@code gap}. */
public record Quota(int max, Duration window, Duration gap) {}
