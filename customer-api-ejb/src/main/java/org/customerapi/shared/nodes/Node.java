package org.customerapi.shared.nodes;

import java.time.Duration;

/**
 * One start of a server on the database.
 *
 * @param id made anew at each start
 * @param process the server's process, by which a redeployment on the same server is known
 * @param clustered whether it lets others live beside it
 * @param lease how long it may judge calls by what it remembers of a key
 * @param beats its heartbeats so far: a node whose count rises is alive, whatever its clock says
 */
record Node(String id, String process, boolean clustered, Duration lease, long beats) {
    /** Whether both may live at once. */
    boolean toleratesBeside(Node other) {
        return clustered && other.clustered && lease.equals(other.lease);
    }
}
