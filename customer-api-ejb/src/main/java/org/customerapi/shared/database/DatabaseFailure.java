package org.customerapi.shared.database;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a failure that came out of the container says of the database. */
public final class DatabaseFailure {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int MAX_CAUSES = 20;

    private DatabaseFailure() {}

    /** Whether the database is out of reach, as opposed to in the way. */
    public static boolean isOutage(Throwable e) {
        return causes(e).anyMatch(DatabaseFailure::saysDatabaseIsGone);
    }

    /** Whether a row was not entered because another one has what must be unique. */
    public static boolean isUniqueViolation(Throwable e) {
        return causes(e).anyMatch(hasState(UNIQUE_VIOLATION));
    }

    private static boolean saysDatabaseIsGone(Throwable e) {
        // SQLSTATE class 08: connection exception; 57P01 to 57P03: PostgreSQL is shutting down or starting.
        return e instanceof ResourceException
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || hasState("08.*|57P0[123]").test(e);
    }

    private static Predicate<Throwable> hasState(String pattern) {
        return e -> e instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().matches(pattern);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(MAX_CAUSES);
    }
}
