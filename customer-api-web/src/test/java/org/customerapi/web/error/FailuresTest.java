package org.customerapi.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class FailuresTest {
    static Stream<Exception> databaseGone() {
        return Stream.of(
                new PSQLException("refused", PSQLState.CONNECTION_UNABLE_TO_CONNECT),
                new PSQLException("lost", PSQLState.CONNECTION_FAILURE),
                new SQLException("terminating connection due to administrator command", "57P01"),
                new SQLTransientConnectionException("pool"),
                new SQLException(new ResourceException("no connection left")));
    }

    static Stream<Exception> defects() {
        return Stream.of(
                new PSQLException("duplicate key", PSQLState.UNIQUE_VIOLATION),
                new SQLException("no state"),
                new NullPointerException());
    }

    @ParameterizedTest
    @MethodSource("databaseGone")
    void outcomeShouldBeUnavailableWhenTheDatabaseIsOutOfReach(Exception e) {
        assertThat(Failures.outcome(new EJBException(new RuntimeException(e))).code())
                .isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void outcomeShouldBeASystemErrorForEverythingElse(Exception e) {
        assertThat(Failures.outcome(new EJBException(e)).code()).isEqualTo(ErrorCode.SYSTEM_ERROR);
    }
}
