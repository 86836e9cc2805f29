package org.customerapi.customer.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.customerapi.shared.Rejection;

/** Counts what becomes of an import's lines. However many are refused, it remembers the first only. */
final class ImportTally {
    static final int MAX_REFUSALS = 1000;

    private final Map<LineOutcome, Long> taken = new EnumMap<>(LineOutcome.class);
    private final List<RefusedLine> refusals = new ArrayList<>();
    private long refused;

    void taken(LineOutcome outcome) {
        taken.merge(outcome, 1L, Long::sum);
    }

    void refused(long line, Rejection reason) {
        refused++;
        if (refusals.size() < MAX_REFUSALS) {
            refusals.add(new RefusedLine(line, reason));
        }
    }

    ImportReport report() {
        long created = of(LineOutcome.CREATED);
        long updated = of(LineOutcome.UPDATED);
        long unchanged = of(LineOutcome.UNCHANGED);
        return new ImportReport(
                created + updated + unchanged + refused, created, updated, unchanged, refused, List.copyOf(refusals));
    }

    private long of(LineOutcome outcome) {
        return taken.getOrDefault(outcome, 0L);
    }
}
