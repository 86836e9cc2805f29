package org.customerapi.shared.outage;

import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/** Tells a database that cannot do its part just now from a defect of ours. */
public final class DatabaseFailure {
    /**
     * SQLSTATEs: 08 connection exception; 57P01 to 57P03 shutting down or starting; 53 insufficient resources (53100 disk full,
     * 53300 too many connections); 58030 I/O error; 25006 a standby that cannot be written to; 55P03 and HYT00 a lock that did not
     * come free in time; 57014 a statement that took too long.
     */
    private static final Pattern STATES = Pattern.compile("08.*|57P0[123]|57014|53.*|58030|25006|55P03|HYT00");

    /** SQLSTATEs that say that nobody answers at all. */
    private static final Pattern OUT_OF_REACH = Pattern.compile("08.*|57P0[123]");

    private static final Pattern UNIQUE_VIOLATION = Pattern.compile("23505");

    /**
     * H2's: 90007 closed, 90020 open in another process, 90028 and 90031 I/O error, 90067 connection broken, 90098 database closed,
     * 90100 no disk space, 90121 closing.
     */
    private static final Set<Integer> H2_ERRORS = Set.of(90007, 90020, 90028, 90031, 90067, 90098, 90100, 90121);

    /** The operating system's words (ENOSPC, EDQUOT, EFBIG), which H2 passes on below a general error. */
    private static final Pattern NO_ROOM = Pattern.compile("No space left on device|quota exceeded|File too large");

    private static final List<Class<? extends Exception>> FAILED_COMMITS = List.of(
            RollbackException.class,
            HeuristicMixedException.class,
            HeuristicRollbackException.class,
            SystemException.class,
            XAException.class);

    private static final int MAX_DEPTH = 30;

    private DatabaseFailure() {}

    /** What says so in the chain of causes, if anything does. */
    public static Optional<Throwable> in(Throwable e) {
        Optional<Throwable> told = chain(e).filter(DatabaseFailure::saysSo).findFirst();
        return told.isPresent() ? told : failedCommit(e);
    }

    /** Whether the database cannot do its part just now, as opposed to refusing what it was told. */
    public static boolean isOutage(Throwable e) {
        return in(e).isPresent();
    }

    /** Whether a row was not entered because another one has what must be unique. */
    public static boolean isUniqueViolation(Throwable e) {
        return chain(e).anyMatch(cause -> cause instanceof SQLException sql && matches(UNIQUE_VIOLATION, sql));
    }

    /** Whether nobody answers, or is about to stop answering; a server that is merely full answers. */
    static boolean isOutOfReach(Throwable e) {
        return chain(e).anyMatch(cause -> cause instanceof SQLException sql
                && (connectionClass(sql) || matches(OUT_OF_REACH, sql) || H2_ERRORS.contains(sql.getErrorCode())));
    }

    /**
     * Servers lose the driver's words when a commit fails: what the database made of it is not known. A constraint that is broken
     * at the commit comes with the words of the persistence provider or the driver, and is none of this.
     */
    private static Optional<Throwable> failedCommit(Throwable e) {
        if (chain(e).anyMatch(cause -> cause instanceof SQLException || cause instanceof PersistenceException)) {
            return Optional.empty();
        }
        return chain(e).filter(cause -> FAILED_COMMITS.stream().anyMatch(type -> type.isInstance(cause)))
                .findFirst();
    }

    private static boolean saysSo(Throwable e) {
        return e instanceof ResourceException
                || e instanceof IOException
                        && NO_ROOM.matcher(String.valueOf(e.getMessage())).find()
                || e instanceof SQLException sql
                        && (connectionClass(sql) || matches(STATES, sql) || H2_ERRORS.contains(sql.getErrorCode()));
    }

    private static boolean connectionClass(SQLException e) {
        return e instanceof SQLTransientConnectionException || e instanceof SQLNonTransientConnectionException;
    }

    private static boolean matches(Pattern states, SQLException e) {
        return e.getSQLState() != null && states.matcher(e.getSQLState()).matches();
    }

    private static Stream<Throwable> chain(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(MAX_DEPTH);
    }
}
