package org.customerapi.apikey.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.customerapi.apikey.domain.AccessKey;
import org.customerapi.shared.outage.DatabaseFailure;
import org.customerapi.shared.outage.DatabaseUnavailable;

/**
 * Tells whether a live key has a name. A stranger can ask for ever other names, so there is nothing around the question that costs more
 * than it: no session bean, no transaction, no persistence provider.
 */
@ApplicationScoped
public class LiveAccessKeys {
    private static final String QUERY = "select 1 from api_key where access_key = ? and slot is not null";

    private final DataSource dataSource;

    @Inject
    public LiveAccessKeys(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    protected LiveAccessKeys() {
        this(null);
    }

    /** @throws DatabaseUnavailable when the database does not say */
    public boolean contain(AccessKey name) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, name.text());
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        } catch (SQLException | RuntimeException e) {
            throw DatabaseFailure.isOutage(e) ? new DatabaseUnavailable(e) : new PersistenceException(e);
        }
    }
}
