package org.customerapi.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.customerapi.it.Api;
import org.customerapi.it.DemoCustomer;
import org.customerapi.it.NodeProcess;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What all tests of a run share, because it takes long to start: a server in demo mode, and a browser. */
final class Stage implements AutoCloseable {
    static final String ADMIN_SECRET = "the-admin-secret-of-the-browser-tests";

    private static final Map<String, String> SETTINGS = Map.of(
            "customer-api.data-dir",
            "target/it/browser",
            "customer-api.demo",
            "true",
            "customer-api.demo.customers",
            "100",
            "customer-api.admin.secret",
            ADMIN_SECRET,
            "customer-api.codes.resend-seconds",
            "0",
            "customer-api.codes.max-per-half-hour",
            "1000");

    private final AtomicInteger customers = new AtomicInteger();
    private final NodeProcess server;
    private final Playwright playwright;
    private final Browser browser;

    private Stage() {
        server = NodeProcess.start("browser", SETTINGS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = Chromium.start(playwright);
        server.awaitServing();
    }

    /** Set up for the first test that asks, and taken down after the run's last test. */
    static Stage of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Stage.class))
                .getOrComputeIfAbsent(Stage.class, key -> new Stage(), Stage.class);
    }

    Browser browser() {
        return browser;
    }

    Api api() {
        return server.api();
    }

    DemoCustomer customer() {
        return DemoCustomer.numbered(api(), customers.incrementAndGet());
    }

    @Override
    public void close() {
        playwright.close();
        server.close();
    }
}
