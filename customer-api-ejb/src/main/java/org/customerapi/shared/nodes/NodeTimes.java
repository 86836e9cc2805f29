package org.customerapi.shared.nodes;

import java.time.Duration;

/**
 * How fast a node's heart beats, and what follows from its silence.
 *
 * @param beat from one heartbeat to the next
 * @param claim how long a node serves after a heartbeat, counted from before it was sent
 * @param takeover how long a node must be silent before another takes it for dead. Longer than the claim, and each is measured
 *     by one machine alone: so nobody takes over from a node that still serves, whatever the clocks say
 */
record NodeTimes(Duration beat, Duration claim, Duration takeover) {
    static final NodeTimes USUAL = new NodeTimes(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(6));
}
