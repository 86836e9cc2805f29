package org.customerapi.upgrade;

import java.sql.SQLException;
import org.customerapi.apikey.ApiKeyDirectory;
import org.customerapi.apikey.ApiKeyLifecycle;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.Housekeeping;
import org.customerapi.customer.Login;
import org.customerapi.customer.SessionGate;
import org.customerapi.signature.RequestVerification;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class UpgradeOnPostgresIT extends UpgradeContract {
    private static PostgresServer server;

    UpgradeOnPostgresIT(
            CustomerDirectory customers,
            Login login,
            SessionGate gate,
            ApiKeyDirectory directory,
            ApiKeyLifecycle lifecycle,
            RequestVerification verification,
            Housekeeping housekeeping,
            TestCustomers codes)
            throws SQLException {
        super(customers, login, gate, directory, lifecycle, verification, housekeeping, codes);
    }

    @BeforeAll
    static void restore() throws SQLException {
        server = PostgresServer.start();
        restore(server.createDatabase("first"), PostgresServer.USER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }
}
