package org.customerapi.shared.database;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.customerapi.shared.outage.OutageMemory;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;

/**
 * The application's data source: what MicroProfile Config names, opened with the driver that the URL asks for. The container
 * pools these connections and enlists them in its transactions, so no server needs a descriptor of its own.
 *
 * <p>A database that is gone, or silent, is noticed within the configured times and told by an exception; when it is back, pooled
 * connections find it again ({@link RenewableConnection}).
 */
public class ConfiguredDataSource implements DataSource {
    /** Where the container binds the pooled data source. */
    public static final String JNDI_NAME = "java:app/jdbc/customer-api";

    private static final String H2 = "jdbc:h2:";

    /**
     * WRITE_DELAY=0 because H2 otherwise loses answered commits on a hard stop; the lock timeout lets a queue of calls for one
     * customer wait its turn.
     */
    private static final String H2_OPTIONS = ";WRITE_DELAY=0;LOCK_TIMEOUT=20000;DB_CLOSE_ON_EXIT=FALSE";

    private static final int NETWORK_GRACE_MILLIS = 1000;

    private final Driver driver;
    private final String url;
    private final Properties loginProperties = new Properties();
    private final Duration connectTimeout;
    private final Duration answerTimeout;
    private final OutageMemory outages = new OutageMemory(System::nanoTime);
    private PrintWriter logWriter;
    private int loginTimeout;

    public ConfiguredDataSource() {
        this(new Settings());
    }

    public ConfiguredDataSource(Settings settings) {
        this(settings, url(settings));
    }

    private ConfiguredDataSource(Settings settings, String url) {
        this.url = url;
        this.driver = driver(url);
        this.connectTimeout = settings.get(Settings.DB_CONNECT_TIMEOUT);
        this.answerTimeout = settings.get(Settings.DB_ANSWER_TIMEOUT);
        loginProperties.setProperty("user", settings.get(Settings.DB_USER));
        loginProperties.setProperty(
                "password",
                settings.get(Settings.DB_PASSWORD).map(SecretText::reveal).orElse(""));
    }

    /** The same database for work that may take its time, and that nobody waits for: no pool, no timeout. */
    static DataSource unhurried() {
        return new ConfiguredDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return connect(Duration.ZERO);
            }
        };
    }

    static String url(Settings settings) {
        return settings.get(Settings.DB_URL).orElseGet(() -> embeddedUrl(settings.get(Settings.DATA_DIR)));
    }

    /** Whether the database is the embedded one that demo mode may fill. */
    public static boolean isEmbedded(Settings settings) {
        return url(settings).startsWith(H2);
    }

    /** Whether another process has an embedded database open, whose file it keeps for itself. */
    public static boolean isHeldByAnotherProcess(Settings settings) {
        if (!isEmbedded(settings)) {
            return false;
        }
        String onlyIfThere = url(settings) + ";IFEXISTS=TRUE";
        try (Connection opened = new ConfiguredDataSource(settings, onlyIfThere).connect(Duration.ZERO)) {
            return false;
        } catch (SQLException e) {
            // Whatever else is wrong is told by who needs the database.
            return e.getErrorCode() == org.h2.api.ErrorCode.DATABASE_ALREADY_OPEN_1;
        }
    }

    private static String embeddedUrl(String dataDir) {
        return "jdbc:h2:file:" + Path.of(dataDir).toAbsolutePath().normalize().resolve("customer-api") + H2_OPTIONS;
    }

    /** The setting allows these two only. */
    private static Driver driver(String url) {
        return url.startsWith(H2) ? new org.h2.Driver() : new org.postgresql.Driver();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return RenewableConnection.unopened(this::open, outages, connectTimeout, System::nanoTime);
    }

    /** The patience of the login; behind it that of answers counts. */
    private Connection open() throws SQLException {
        Connection connection = connect(connectTimeout);
        if (isPostgres()) {
            limit(connection);
        }
        return connection;
    }

    /**
     * A statement that lasts too long, or waits too long for a lock, is ended by the database in words; the network timeout, a little
     * longer, is for a database that has no words left.
     */
    private void limit(Connection connection) throws SQLException {
        int millis = Math.toIntExact(answerTimeout.toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = " + millis + "; set lock_timeout = " + millis);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.setNetworkTimeout(Runnable::run, millis + NETWORK_GRACE_MILLIS);
    }

    private boolean isPostgres() {
        return driver instanceof org.postgresql.Driver;
    }

    /**
     * A connection that gives up where the network swallows what is sent; an embedded database has no network.
     *
     * @param patience to connect and for each answer, in whole seconds; zero for ever
     */
    public Connection connect(Duration patience) throws SQLException {
        Properties options = new Properties();
        options.putAll(loginProperties);
        if (isPostgres()) {
            options.setProperty("tcpKeepAlive", "true");
            for (String timeout : List.of("connectTimeout", "socketTimeout")) {
                options.setProperty(timeout, Long.toString(patience.toSeconds()));
            }
        }
        return driver.connect(url, options);
    }

    /** The container may pass its own idea of a user; the configured one counts. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    // What DataSourceDefinition sets whether or not it is used.

    public void setUrl(String ignored) {}

    public void setUser(String ignored) {}

    public void setPassword(String ignored) {}

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!type.isInstance(this)) {
            throw new SQLException("not a wrapper for " + type.getName());
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
