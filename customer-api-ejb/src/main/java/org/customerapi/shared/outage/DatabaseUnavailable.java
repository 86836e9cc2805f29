package org.customerapi.shared.outage;

import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** The database could not do its part just now: nothing is wrong with the call, which may be repeated. */
public final class DatabaseUnavailable extends Rejection {
    private static final long serialVersionUID = 1L;
    private static final int MAX_REASON = 300;

    public DatabaseUnavailable(Throwable cause) {
        super(ErrorCode.DEPENDENCY_UNAVAILABLE, cause);
    }

    /** Whether nobody answers, as opposed to a database that answers and cannot do its part. */
    public boolean isOutOfReach() {
        return DatabaseFailure.isOutOfReach(getCause());
    }

    /** One line for the log: what the driver, or the pool, said. Such failures name no customer's data. */
    public String reason() {
        Throwable told = DatabaseFailure.in(getCause()).orElse(getCause());
        Throwable root = Stream.iterate(told, e -> e != null, Throwable::getCause)
                .limit(20)
                .reduce((e, cause) -> cause)
                .orElse(told);
        String line = oneLine(told) + (root == told ? "" : ", because of " + oneLine(root));
        return line.substring(0, Math.min(line.length(), MAX_REASON));
    }

    private static String oneLine(Throwable e) {
        return e.getClass().getSimpleName() + ": "
                + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R.*(?s:.*)", "");
    }
}
