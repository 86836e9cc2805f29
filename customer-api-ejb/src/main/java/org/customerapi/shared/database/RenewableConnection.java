package org.customerapi.shared.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.customerapi.shared.outage.OutageMemory;

/**
 * A connection that pools may keep for ever: when its database has hung up meanwhile, it connects anew before the next transaction's
 * first statement. So no server needs to be told how to validate, and a database that comes back is used at once.
 *
 * <p>Within a transaction nothing is ever renewed: what was begun on a connection ends with it.
 */
final class RenewableConnection implements InvocationHandler {
    /** What begins to use the database; before the first of these in a transaction there is nothing to lose. */
    private static final Set<String> USES = Set.of(
            "createStatement",
            "prepareStatement",
            "prepareCall",
            "setSavepoint",
            "createClob",
            "createBlob",
            "createArrayOf");

    /** Housekeeping of pools, pointless on a connection that is gone: none of it is a reason to connect. */
    private static final Set<String> TIDYING =
            Set.of("getWarnings", "clearWarnings", "getClientInfo", "setClientInfo", "getNetworkTimeout");

    private static final long TRUSTED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Executor AT_ONCE = Runnable::run;

    private final OutageMemory.Attempt<Connection, SQLException> opening;
    private final OutageMemory outages;
    private final int validationMillis;
    private final LongSupplier nanos;

    private Connection delegate;
    private boolean closed;
    private boolean autoCommit = true;
    private boolean begun;
    private Integer isolation;
    private Boolean readOnly;
    private long usedAtNanos;

    private RenewableConnection(
            OutageMemory.Attempt<Connection, SQLException> opening,
            OutageMemory outages,
            Duration validation,
            LongSupplier nanos) {
        this.opening = opening;
        this.outages = outages;
        this.validationMillis = Math.toIntExact(validation.toMillis());
        this.nanos = nanos;
    }

    /**
     * One that connects when it is first used: the pool makes it in vain where it cannot, and then keeps it like any other.
     *
     * @param validation how long a connection that was idle may take to show that it still works
     */
    static Connection unopened(
            OutageMemory.Attempt<Connection, SQLException> opening,
            OutageMemory outages,
            Duration validation,
            LongSupplier nanos) {
        return (Connection) Proxy.newProxyInstance(
                RenewableConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new RenewableConnection(opening, outages, validation, nanos));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "RenewableConnection to " + delegate;
            case "isClosed" -> closed;
            case "close", "abort" -> close(method, args);
            case "isValid" -> isUsable();
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> setAutoCommit(method, args);
            case "commit" -> commit(method, args);
            case "rollback" -> args == null ? rollBack() : passOn(method, args);
            default -> other(method, args);
        };
    }

    private Object close(Method method, Object[] args) throws Throwable {
        closed = true;
        return isGone() ? null : passOn(method, args);
    }

    private Object other(Method method, Object[] args) throws Throwable {
        if (TIDYING.contains(method.getName()) && isGone()) {
            return nothing(method.getReturnType());
        }
        renewIfGone();
        if (USES.contains(method.getName())) {
            begun = true;
        }
        Object result = passOn(method, args);
        switch (method.getName()) {
            case "setTransactionIsolation" -> isolation = (Integer) args[0];
            case "setReadOnly" -> readOnly = (Boolean) args[0];
            default -> {}
        }
        return result;
    }

    private Object setAutoCommit(Method method, Object[] args) throws Throwable {
        if (isMidTransaction() || !isGone()) {
            passOn(method, args);
        }
        autoCommit = (Boolean) args[0];
        begun = false;
        return null;
    }

    /** Fails when the connection is gone: then nobody here knows whether the database has committed. */
    private Object commit(Method method, Object[] args) throws Throwable {
        if (isMidTransaction() || !isGone()) {
            passOn(method, args);
        }
        begun = false;
        return null;
    }

    /** Never fails: a database rolls back whatever is not committed when it loses the connection. */
    private Object rollBack() {
        try {
            if (!isGone()) {
                delegate.rollback();
            }
        } catch (SQLException e) {
            discard(delegate);
        }
        begun = false;
        return null;
    }

    private boolean isGone() throws SQLException {
        return delegate == null || delegate.isClosed();
    }

    private static Object nothing(Class<?> type) {
        return type == Properties.class ? new Properties() : type == int.class ? 0 : null;
    }

    private boolean isMidTransaction() {
        return !autoCommit && begun;
    }

    private boolean isUsable() {
        try {
            if (!closed) {
                renewIfGone();
            }
            return !closed;
        } catch (SQLException e) {
            return false;
        }
    }

    private void renewIfGone() throws SQLException {
        if (closed || isMidTransaction()) {
            return;
        }
        if (isGone() || outages.lasts() || nanos.getAsLong() - usedAtNanos > TRUSTED_NANOS) {
            delegate = outages.attempt(this::validated, RenewableConnection::knownOutage);
        }
        usedAtNanos = nanos.getAsLong();
    }

    /** The connection as it is, if it still works, else a new one in its state. */
    private Connection validated() throws SQLException {
        if (!isGone()) {
            if (answers(delegate)) {
                return delegate;
            }
            discard(delegate);
        }
        Connection renewed = opening.run();
        try {
            if (isolation != null) {
                renewed.setTransactionIsolation(isolation);
            }
            if (readOnly != null) {
                renewed.setReadOnly(readOnly);
            }
            renewed.setAutoCommit(autoCommit);
            return renewed;
        } catch (SQLException e) {
            discard(renewed);
            throw e;
        }
    }

    private boolean answers(Connection connection) {
        try {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(AT_ONCE, validationMillis);
            try (var statement = connection.createStatement()) {
                statement.execute("select 1");
            }
            connection.setNetworkTimeout(AT_ONCE, usual);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static SQLException knownOutage(Exception cause) {
        return new SQLTransientConnectionException("the database did not answer a moment ago", "08001", cause);
    }

    private static void discard(Connection connection) {
        try {
            connection.abort(AT_ONCE);
            // H2 does not know how to abort.
            connection.close();
        } catch (SQLException e) {
            // It is given up either way.
        }
    }

    private Object passOn(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(delegate, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
