package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.it.browser.ConsolePage.expect;

import com.microsoft.playwright.Locator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.customerapi.it.DemoCustomer;
import org.customerapi.it.KeyHolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of keys in the console: listed, edited, downgraded, deleted; and so on the server. */
@Tag("external")
@ExtendWith(BrowserExtension.class)
class ManageKeysIT {
    private static final Pattern LOCKED = Pattern.compile("Locked until .*[0-9].*");
    private static final Pattern LOCKED_IN_CHINESE = Pattern.compile(".*\\u9501\\u5b9a.*");

    static Stream<Look> looks() {
        return Stream.of(Device.DESKTOP.look(), Device.PHONE.look().inChinese());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void keyShouldBeListedEditedAndDeleted(Look look, Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        JsonObject issued = customer.apply("robot");
        ConsolePage console = ConsolePage.enter(visits.begin(look), customer);
        boolean chinese = look.language().equals(Look.CHINESE);
        expect(console.ofKey("robot", "access-key")).hasText(issued.getString("apiKey"));
        expect(console.ofKey("robot", "permissions").locator("li")).hasText(chinese ? "\u53ea\u8bfb" : "Read");
        expect(console.ofKey("robot", "days-left")).containsText("90");
        expect(console.ofKey("robot", "withdrawal")).hasText(chinese ? LOCKED_IN_CHINESE : LOCKED);

        console.ofKey("robot", "edit").click();
        console.await("edit-key");
        expect(console.part("permission-ready_only")).isDisabled();
        expect(console.part("permission-ready_only")).isChecked();
        console.part("permission-trade").check();
        console.fill("tag-input", "bound robot").fill("addresses-input", "203.0.113.7\n2001:db8::/48");
        console.press("submit").stepUp();

        console.await("keys");
        expect(console.part("status")).containsText("bound robot");
        expect(console.ofKey("bound robot", "permissions").locator("li")).hasCount(2);
        expect(console.ofKey("bound robot", "addresses").locator("code"))
                .hasText(new String[] {"203.0.113.7", "2001:db8::/48"});
        JsonObject edited = customer.query(issued.getJsonNumber("id").longValue());
        assertThat(edited.getString("whiteIps")).isEqualTo("203.0.113.7,2001:db8::/48");
        assertThat(edited.getString("tag")).isEqualTo("bound robot");
        assertThat(granted(edited)).containsExactly("ready_only", "trade");
        assertThat(edited.get("validityDays")).isEqualTo(JsonValue.NULL);

        console.ofKey("bound robot", "delete").click();
        console.part("confirm-dialog").getByTestId("cancel").click();
        expect(console.part("confirm-dialog")).hasCount(0);
        assertThat(customer.page().getInt("total")).isEqualTo(1);
        console.ofKey("bound robot", "delete").click();
        console.part("confirm-dialog").getByTestId("confirm").click();
        expect(console.part("empty")).isVisible();
        assertThat(customer.page().getInt("total")).isZero();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void downgradeShouldGiveTheKeyANewPrivateKey(Look look, Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        JsonObject issued = customer.apply("robot");
        KeyHolder before = KeyHolder.of(issued);
        before.findCustomerInfo(visits.api()).requireSuccess();
        ConsolePage console = ConsolePage.enter(visits.begin(look), customer);

        console.ofKey("robot", "downgrade").click();
        console.await("downgrade-key");
        console.fill("tag-input", "small robot").part("times-quarter").check();
        console.press("submit");
        // The codes of the key that was just applied for are good for this, too.
        console.part("confirm-dialog").getByTestId("confirm").click();
        console.await("issued");

        expect(console.part("issued-access-key")).hasText(before.accessKey());
        String privateKey = console.part("private-key").inputValue();
        assertThat(privateKey).isNotEqualTo(issued.getString("privateKey"));
        assertThat(before.findCustomerInfo(visits.api()).code()).isEqualTo("00012001");
        KeyHolder.of(Json.createObjectBuilder(issued)
                        .add("privateKey", privateKey)
                        .build())
                .findCustomerInfo(visits.api())
                .requireSuccess();
        console.part("stored").check();
        console.press("done").await("keys");
        expect(console.key("small robot")).isVisible();
    }

    @Test
    void downgradeShouldAskForCodesWhenNoneWereGivenLately(Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        customer.apply("robot");
        DemoCustomer again = customer.logIn();
        ConsolePage console = ConsolePage.enter(visits.begin(Device.NARROW_PHONE.look()), again);

        console.ofKey("robot", "downgrade").click();
        console.await("downgrade-key").press("submit");
        console.part("confirm-dialog").getByTestId("confirm").click();
        console.part("step-up").waitFor();
        expect(console.part("step-up").getByTestId("google-code")).isVisible();
        console.page().keyboard().press("Escape");
        expect(console.part("step-up")).hasCount(0);
        assertThat(customer.page().getJsonArray("records").getJsonObject(0).getString("tag"))
                .isEqualTo("robot");
    }

    @Test
    void searchShouldFindByTag(Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        customer.apply("alpha");
        customer.apply("beta");
        ConsolePage console = ConsolePage.enter(visits.begin(Device.PHONE.look()), customer);
        expect(console.part("key")).hasCount(2);

        console.fill("search", "ALPH").press("search-submit");
        expect(console.part("key")).hasCount(1);
        expect(console.key("alpha")).isVisible();
        console.fill("search", "gamma").press("search-submit");
        expect(console.part("empty")).isVisible();
        console.fill("search", "").press("search-submit");
        expect(console.part("key")).hasCount(2);
    }

    @Test
    void nothingShouldBeSentWhenNothingWasChanged(Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        customer.apply("robot");
        ConsolePage console = ConsolePage.enter(visits.begin(Device.DESKTOP.look()), customer);

        console.ofKey("robot", "edit").click();
        console.await("edit-key").press("submit");

        Locator said = console.page().locator("main form [role=status]");
        expect(said).not().isEmpty();
        expect(console.part("step-up")).hasCount(0);
        console.press("cancel-link").await("keys");
    }

    private static List<String> granted(JsonObject key) {
        return key.getJsonArray("permissionDTOList").getValuesAs(JsonObject.class).stream()
                .filter(permission -> permission.getInt("status") == 1)
                .map(permission -> permission.getString("code"))
                .toList();
    }
}
