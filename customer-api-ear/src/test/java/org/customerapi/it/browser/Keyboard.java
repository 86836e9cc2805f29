package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

/** Whoever uses no mouse. */
final class Keyboard {
    private static final int MANY = 60;
    private static final String TEST_ID =
            "() => document.activeElement.dataset?.testid ?? document.activeElement.tagName";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Presses Tab until that part has the focus. */
    Keyboard tabTo(String testId) {
        for (int i = 0; i < MANY; i++) {
            if (at().equals(testId)) {
                return this;
            }
            press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + testId + ", but at last to " + at());
    }

    /** The focus may come with the next frame. */
    Keyboard requireAt(String testId) {
        return requireWithin("[data-testid='" + testId + "']");
    }

    Keyboard requireWithin(String selector) {
        page.waitForFunction("selector => document.activeElement.closest(selector) !== null", selector);
        return this;
    }

    /** Tab goes around in it, and to the browser's own buttons, but not to what lies behind. */
    Keyboard requireTabsStayWithin(String selector) {
        for (int i = 0; i < MANY / 4; i++) {
            press("Tab");
            assertThat(page.evaluate(
                            "selector => document.activeElement === document.body"
                                    + " || document.activeElement.closest(selector) !== null",
                            selector))
                    .as("the focus is in " + selector + ", not at " + at())
                    .isEqualTo(true);
        }
        return this;
    }

    private String at() {
        return page.evaluate(TEST_ID).toString();
    }
}
