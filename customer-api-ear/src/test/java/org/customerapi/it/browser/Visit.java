package org.customerapi.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;

/** Somebody's visit to the pages: a browser profile that nobody used before, with one page, watched. */
final class Visit implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final double PATIENCE_MILLIS = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final PageWatch watch;
    private final Look look;

    private Visit(BrowserContext context, PageWatch watch, Look look) {
        this.context = context;
        this.watch = watch;
        this.page = context.newPage();
        this.look = look;
    }

    static Visit begin(Browser browser, URI root, Look look) {
        BrowserContext context = browser.newContext(look.profile(root));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return new Visit(context, PageWatch.over(context, root), look);
    }

    Page open(String path) {
        page.navigate(path);
        return page;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    PageWatch watch() {
        return watch;
    }

    Look look() {
        return look;
    }

    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
