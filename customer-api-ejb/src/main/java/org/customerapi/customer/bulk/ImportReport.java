package org.customerapi.customer.bulk;

import java.util.List;

/**
 * What became of an import.
 *
 * @param lines how many lines there were; each is in one of the four other counts
 * @param refusals the first of those refused, at most {@value ImportTally#MAX_REFUSALS}
 */
public record ImportReport(
        long lines, long created, long updated, long unchanged, long refused, List<RefusedLine> refusals) {
    /** How many refused lines it does not name. */
    public long leftOut() {
        return refused - refusals.size();
    }
}
