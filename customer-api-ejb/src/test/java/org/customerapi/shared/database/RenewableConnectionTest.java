package org.customerapi.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Connections to a real PostgreSQL that hangs up, falls silent and comes back. */
class RenewableConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static PostgresServer postgres;
    private static ConfiguredDataSource source;

    @BeforeAll
    static void start() throws SQLException {
        postgres = PostgresServer.start();
        source = new ConfiguredDataSource(Settings.of(Map.of(
                "customer-api.db.url",
                postgres.createDatabase("renewed"),
                "customer-api.db.user",
                PostgresServer.USER,
                "customer-api.db.connect-timeout",
                "PT1S",
                "customer-api.db.answer-timeout",
                "PT2S")));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table note (text varchar(20))");
        }
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    private static void hangUp() {
        postgres.execute(
                "postgres",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'renewed' and pid <> pg_backend_pid()");
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void write(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Real time, because the database's own is real too. */
    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void connectionShouldBeRenewedBeforeATransactionWhenTheDatabaseHungUpMeanwhile() throws SQLException {
        try (Connection pooled = source.getConnection()) {
            pooled.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            String first = ask(pooled, "select pg_backend_pid()");
            hangUp();
            pause(1100);

            pooled.setAutoCommit(false);
            assertThat(ask(pooled, "select pg_backend_pid()")).isNotEqualTo(first);
            assertThat(ask(pooled, "show transaction_isolation")).isEqualTo("serializable");
            write(pooled, "insert into note values ('rolled back')");
            pooled.rollback();
            assertThat(ask(pooled, "select count(*) from note where text = 'rolled back'"))
                    .isEqualTo("0");
            pooled.commit();
            pooled.setAutoCommit(true);
            assertThat(pooled.getAutoCommit()).isTrue();
        }
    }

    /** Else the first half of a transaction would be lost and the second committed. */
    @Test
    void transactionShouldEndWithTheConnectionItWasBegunOn() throws SQLException {
        try (Connection pooled = source.getConnection()) {
            pooled.setAutoCommit(false);
            write(pooled, "insert into note values ('first half')");
            hangUp();

            assertThatThrownBy(() -> write(pooled, "insert into note values ('second half')"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> write(pooled, "insert into note values ('second half')"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(pooled::commit).isInstanceOf(SQLException.class);
            pooled.rollback();
            assertThat(ask(pooled, "select count(*) from note where text like '% half'"))
                    .isEqualTo("0");
        }
    }

    /** A container must not take what nobody has committed for committed. */
    @Test
    void commitShouldFailWhenTheConnectionIsLostBeforeIt() throws SQLException {
        try (Connection pooled = source.getConnection()) {
            pooled.setAutoCommit(false);
            write(pooled, "insert into note values ('uncommitted')");
            hangUp();
            pause(100);

            assertThatThrownBy(pooled::commit).isInstanceOf(SQLException.class);
        }
        try (Connection other = source.getConnection()) {
            assertThat(ask(other, "select count(*) from note where text = 'uncommitted'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void everyUseShouldFailAtOnceWhileTheDatabaseIsAwayAndSucceedWhenItIsBack() throws SQLException {
        try (Connection pooled = source.getConnection()) {
            postgres.stop();
            long began = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                pooled.setAutoCommit(false);
                assertThatThrownBy(() -> ask(pooled, "select 1"))
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .matches("08...|57P0."));
                pooled.rollback();
                pooled.setAutoCommit(true);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            postgres.startAgain();
            awaitAnswer(pooled);
        }
    }

    @Test
    void silenceShouldEndInAFailureWithinSeconds() throws SQLException {
        try (Connection busy = source.getConnection();
                Connection idle = source.getConnection()) {
            busy.setAutoCommit(false);
            ask(busy, "select 1");
            pause(1100);
            postgres.freeze();
            try {
                assertFailsWithin(Duration.ofSeconds(6), () -> ask(busy, "select 1"));
                assertFailsWithin(Duration.ofSeconds(6), () -> ask(idle, "select 1"));
                // By now it is known.
                assertFailsWithin(Duration.ofMillis(900), () -> ask(idle, "select 1"));
                assertFailsWithin(Duration.ofMillis(900), () -> ask(source.getConnection(), "select 1"));
            } finally {
                postgres.thaw();
            }
            busy.rollback();
            awaitAnswer(busy);
            awaitAnswer(idle);
        }
    }

    @Test
    void statementShouldBeEndedInWordsWhenItWaitsTooLongForALock() throws SQLException {
        try (Connection holder = source.getConnection();
                Connection waiting = source.getConnection()) {
            holder.setAutoCommit(false);
            write(holder, "lock table note");

            assertThatThrownBy(() -> ask(waiting, "select count(*) from note"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isIn("55P03", "57014"));
            holder.rollback();
            assertThat(ask(waiting, "select 1")).isEqualTo("1");
        }
    }

    private interface Use {
        Object use() throws SQLException;
    }

    private static void assertFailsWithin(Duration limit, Use use) {
        long began = System.nanoTime();
        assertThatThrownBy(use::use).isInstanceOf(SQLException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(limit);
    }

    private static void awaitAnswer(Connection connection) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertThat(ask(connection, "select 1")).isEqualTo("1");
                return;
            } catch (SQLException e) {
                assertThat(System.nanoTime()).isLessThan(giveUp);
                pause(50);
            }
        }
    }
}
