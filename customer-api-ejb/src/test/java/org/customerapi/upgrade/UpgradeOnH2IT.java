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
import org.junit.jupiter.api.BeforeAll;

class UpgradeOnH2IT extends UpgradeContract {
    UpgradeOnH2IT(
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
        restore("jdbc:h2:mem:first;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "sa");
    }
}
