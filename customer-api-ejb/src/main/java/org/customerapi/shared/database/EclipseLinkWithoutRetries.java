package org.customerapi.shared.database;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;

/**
 * Lets a query fail at once when the database is gone. By itself EclipseLink asks the database once more whether it is there, and
 * then repeats the query three times, five seconds apart, at two levels: a thread is lost for most of a minute.
 */
public class EclipseLinkWithoutRetries implements SessionCustomizer {
    @Override
    public void customize(Session session) {
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        login.setConnectionHealthValidatedOnError(false);
        login.setQueryRetryAttemptCount(0);
    }
}
