package org.customerapi.signature;

import java.time.Duration;

/**
 * How much of its rate a key has left.
 *
 * @param limit calls in any 60 s
 * @param remaining calls left now
 * @param reset until one more is free; zero when none has been made
 */
public record RateState(int limit, int remaining, Duration reset) {}
