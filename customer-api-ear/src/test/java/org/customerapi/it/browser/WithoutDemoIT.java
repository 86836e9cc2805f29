package org.customerapi.it.browser;

import static org.customerapi.it.browser.ConsolePage.expect;

import com.microsoft.playwright.options.LoadState;
import java.util.Map;
import org.customerapi.it.NodeProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of a server that is run for real. */
@Tag("external")
@ExtendWith(BrowserExtension.class)
class WithoutDemoIT {
    private static final Map<String, String> SETTINGS = Map.of(
            "customer-api.data-dir",
            "target/it/browser-without-demo",
            "customer-api.encryption.key",
            "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");

    /** Nor does asking for it leave an error in the console, which the visit watches. */
    @Test
    void loginShouldOfferNothingOfDemoMode(Visits visits) {
        try (NodeProcess server =
                NodeProcess.start("browser-without-demo", SETTINGS).awaitServing()) {
            Visit visit = visits.beginAt(server.api(), Device.DESKTOP.look());
            ConsolePage console = ConsolePage.open(visit);
            visit.page().waitForLoadState(LoadState.NETWORKIDLE);

            expect(console.part("login-submit")).isVisible();
            expect(console.part("demo-login-new")).hasCount(0);
            expect(console.part("demo-codes")).hasCount(0);
        }
    }
}
