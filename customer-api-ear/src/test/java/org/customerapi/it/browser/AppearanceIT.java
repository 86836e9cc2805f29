package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.it.browser.ConsolePage.expect;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.customerapi.it.DemoCustomer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every view, photographed: on each device, in each language, light and dark, and for those who see or hear it otherwise. */
@Tag("external")
@ExtendWith(BrowserExtension.class)
class AppearanceIT {
    /** Of the greatest length, and without a place to break it. */
    private static final String WIDE_TAG = "W".repeat(20);

    static Stream<Look> looks() {
        return Stream.of(
                Device.DESKTOP.look(),
                Device.NARROW_PHONE.look().dark(),
                Device.NARROW_PHONE.look().inChinese());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyViewShouldBeAccessibleAndFitTheScreen(Look look, Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        long id = customer.apply(WIDE_TAG).getJsonNumber("id").longValue();
        Visit visit = visits.begin(look);
        ConsolePage console = ConsolePage.open(visit);
        inspect(console, "login");
        console.part("login-by").locator("input[value=code]").check();
        inspect(console, "login-code");
        console = ConsolePage.enter(visit, customer);
        expect(console.part("permissions").locator("li")).hasCount(1);
        inspect(console, "keys");
        console.press("delete").part("confirm-dialog").waitFor();
        inspect(console, "keys-delete");
        console.part("confirm-dialog").getByTestId("cancel").click();

        Map<String, String> views = new LinkedHashMap<>();
        views.put("new-key", "#/keys/new");
        views.put("edit-key", "#/keys/" + id + "/edit");
        views.put("downgrade-key", "#/keys/" + id + "/downgrade");
        views.put("authenticator", "#/authenticator");
        views.put("try", "#/try");
        for (Map.Entry<String, String> view : views.entrySet()) {
            console.go(view.getValue()).await(view.getKey());
            inspect(console, view.getKey());
        }

        console.go("#/keys/new").await("new-key").fill("tag-input", "robot").press("submit");
        console.part("step-up").getByTestId("confirm").click();
        expect(console.part("step-up").getByTestId("error")).isVisible();
        inspect(console, "step-up");
        console.stepUp().await("issued");
        inspect(console, "issued");
        console.part("keep").check();
        console.part("stored").check();
        console.press("done")
                .await("try")
                .fill("operation", "tradeapi.app.OrderApiService.addOrder")
                .press("sign-send");
        expect(console.part("findings")).isVisible();
        inspect(console, "findings");
        visit.open("developers/");
        visit.page().locator("main[data-view=developers][aria-busy=false]").waitFor();
        inspect(console, "developers");
    }

    private static void inspect(ConsolePage console, String view) {
        Look look = console.visit().look();
        Page page = console.page();
        console.visit().photograph("views/" + view + "-" + look);
        Accessibility.requireNothingGrave(page, view + " " + look);
        Accessibility.requireNoSidewaysScrolling(page, view + " " + look);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(look.language());
        assertThat(page.locator("h1").count()).isEqualTo(1);
    }

    @Test
    void languageAndThemeShouldBeKept(Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        ConsolePage console = ConsolePage.enter(visits.begin(Device.DESKTOP.look()), customer);
        Page page = console.page();
        String english = page.locator("h1").textContent();
        String light = background(page);

        console.part("language").selectOption("zh-CN");
        expect(page.locator("h1")).not().hasText(english);
        console.part("theme").selectOption("dark");
        String dark = background(page);
        assertThat(dark).isNotEqualTo(light);
        page.reload();
        console.await("keys");
        expect(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(background(page)).isEqualTo(dark);
        console.press("logout").await("login");
        expect(page.locator("html")).hasAttribute("lang", "zh-CN");

        Page second = console.visit().context().newPage();
        second.navigate("developers/");
        expect(second.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(background(second)).isEqualTo(dark);
        second.getByTestId("theme").selectOption("auto");
        assertThat(background(second)).isEqualTo(light);
    }

    /** Without a choice the browser's language counts, and what the system says of colours. */
    @Test
    void browsersLanguageAndColoursShouldCountWithoutAChoice(Visits visits) {
        Page light = ConsolePage.open(visits.begin(Device.PHONE.look())).page();
        Page dark = ConsolePage.open(
                        visits.begin(Device.PHONE.look().inChinese().dark()))
                .page();

        expect(light.locator("html")).hasAttribute("lang", "en-US");
        expect(dark.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(background(dark)).isNotEqualTo(background(light));
    }

    private static String background(Page page) {
        return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
                .toString();
    }
}
