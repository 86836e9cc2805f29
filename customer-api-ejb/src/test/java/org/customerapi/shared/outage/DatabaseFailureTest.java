package org.customerapi.shared.outage;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {
    private static Exception wrapped(Exception e) {
        return new EJBException(new PersistenceException(e));
    }

    private static SQLException h2(int code) {
        return new SQLException("h2", Integer.toString(code), code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08001", "08003", "08006", "57P01", "57P02", "57P03", "57014", "53100", "53200", "53300", "58030",
                "25006", "55P03", "HYT00"
            })
    void failureShouldBeFoundWhenTheStateSaysSo(String state) {
        assertThat(DatabaseFailure.in(wrapped(new SQLException("no", state)))).isPresent();
    }

    static Stream<Exception> failures() {
        return Stream.of(
                new SQLTransientConnectionException("pool"),
                new SQLException("Error in allocating a connection", new ResourceException("in use")),
                h2(90028),
                h2(90031),
                h2(90098),
                h2(90100),
                new RuntimeException(new IOException("No space left on device")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureShouldBeFoundWhenTheDriverOrThePoolSaysSo(Exception e) {
        assertThat(DatabaseFailure.in(wrapped(e))).isPresent();
    }

    static Stream<Exception> defects() {
        return Stream.of(
                new SQLException("duplicate", "23505"),
                new SQLException("syntax", "42601"),
                new SQLException("deadlock", "40P01"),
                new SQLException("no state"),
                h2(42102),
                new IOException("Broken pipe"),
                new NullPointerException());
    }

    @ParameterizedTest
    @MethodSource("defects")
    void defectShouldStayADefect(Exception e) {
        assertThat(DatabaseFailure.in(wrapped(e))).isEmpty();
    }

    /** The servers say no more than that the commit failed; what the database has made of it is not known. */
    @Test
    void failureShouldBeFoundWhenACommitFailedWithoutAReason() {
        assertThat(DatabaseFailure.in(new EJBException(new RollbackException("not committed"))))
                .isPresent();
    }

    @Test
    void defectShouldStayADefectWhenACommitFailedForIt() {
        RollbackException rollback = new RollbackException("constraint");
        rollback.initCause(new PersistenceException(new SQLException("duplicate", "23505")));
        assertThat(DatabaseFailure.in(new EJBException(rollback))).isEmpty();
    }

    @Test
    void reasonShouldBeOneLineWithTheRootOfTheTrouble() {
        SQLException told = new SQLException(
                "could not extend file\n  Hint: Check free disk space.", "53100", new IOException("No space left"));
        DatabaseUnavailable unavailable = new DatabaseUnavailable(wrapped(told));

        assertThat(unavailable.reason())
                .isEqualTo("SQLException: could not extend file, because of IOException: No space left");
        assertThat(unavailable.code()).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }
}
