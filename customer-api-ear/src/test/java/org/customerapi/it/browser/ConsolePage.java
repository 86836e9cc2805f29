package org.customerapi.it.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.customerapi.it.DemoCustomer;

/** The console at {@code /}, as whoever visits it handles it. Its parts are found by their {@code data-testid}. */
final class ConsolePage {
    /** The machine may be busy with other tests. */
    private static final double PATIENCE_MILLIS = 60_000;

    /** Whatever is sent, or shown by an app. */
    static final Pattern CODE = Pattern.compile("[0-9]{6}");

    /** Once, or a visitor who has logged out would be let in again. */
    private static final String ENTER =
            """
            if (sessionStorage.getItem('entered') === null) {
              sessionStorage.setItem('entered', 'once');
              sessionStorage.setItem('customer-api.token', '%s');
            }
            """;

    private final Visit visit;
    private final Page page;

    private ConsolePage(Visit visit) {
        this.visit = visit;
        this.page = visit.page();
    }

    /** Without a session: at the login. */
    static ConsolePage open(Visit visit) {
        visit.open("");
        return new ConsolePage(visit).await("login");
    }

    /** With the session of a customer who logs in beside the browser, which spares his authenticator's codes. */
    static ConsolePage enter(Visit visit, DemoCustomer customer) {
        visit.page().addInitScript(ENTER.formatted(customer.token()));
        visit.open("");
        return new ConsolePage(visit).await("keys");
    }

    Page page() {
        return page;
    }

    Visit visit() {
        return visit;
    }

    /** Waits until that view is shown and has what it shows. */
    ConsolePage await(String view) {
        page.locator("main[data-view='" + view + "'][aria-busy='false']").waitFor();
        return this;
    }

    /** Goes to an address of the console, such as {@code #/keys}. */
    ConsolePage go(String hash) {
        page.evaluate("hash => { location.hash = hash; }", hash);
        return this;
    }

    Locator part(String testId) {
        return page.getByTestId(testId);
    }

    /** The form that this part belongs to. */
    Locator formWith(String testId) {
        return page.locator("form", new Page.LocatorOptions().setHas(part(testId)));
    }

    /** One key's part. */
    Locator ofKey(String tag, String testId) {
        return key(tag).getByTestId(testId);
    }

    Locator key(String tag) {
        return page.locator("[data-testid=key][data-tag='" + tag + "']");
    }

    ConsolePage fill(String testId, String text) {
        part(testId).fill(text);
        return this;
    }

    ConsolePage press(String testId) {
        part(testId).click();
        return this;
    }

    /** Has a code sent by SMS and the dialog filled as demo mode offers, then confirms. */
    ConsolePage stepUp() {
        fillDemoCodes();
        Locator dialog = part("step-up");
        dialog.getByTestId("confirm").click();
        return this;
    }

    ConsolePage fillDemoCodes() {
        Locator dialog = part("step-up");
        dialog.getByTestId("demo-codes").click();
        expect(dialog.getByTestId("google-code")).hasValue(CODE);
        return this;
    }

    /** What an element of the page should come to. */
    static LocatorAssertions expect(Locator locator) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return PlaywrightAssertions.assertThat(locator);
    }
}
