package org.customerapi.shared.nodes;

import org.customerapi.shared.settings.Settings;

/** This node must not start, because of another; the message is the one sentence that the operator reads. */
public final class NodeRefused extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private static final String ANOTHER = "another node lives on this database";

    private NodeRefused(String sentence) {
        super(sentence);
    }

    static NodeRefused because(Node other, Node self) {
        String who = ANOTHER + ", " + other.process();
        if (!self.clustered()) {
            return new NodeRefused(who + ": stop that one first, or start every node with "
                    + Settings.CLUSTER_ENABLED.name() + " = true.");
        }
        if (!other.clustered()) {
            return new NodeRefused(who + ", and was started without " + Settings.CLUSTER_ENABLED.name()
                    + " = true: stop that one first.");
        }
        return new NodeRefused(who + ", and its " + Settings.CLUSTER_LEASE.name() + " is " + other.lease()
                + " instead of " + self.lease() + ": all nodes must have the same.");
    }

    /** An embedded database is open in another process, which keeps its file for itself. */
    public static NodeRefused fileInUse() {
        return new NodeRefused(
                ANOTHER + " and has its file open: stop that one first; several nodes need PostgreSQL and "
                        + Settings.CLUSTER_ENABLED.name() + " = true.");
    }
}
