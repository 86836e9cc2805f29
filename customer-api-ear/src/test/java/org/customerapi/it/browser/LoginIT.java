package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.it.browser.ConsolePage.expect;

import com.microsoft.playwright.Locator;
import java.util.stream.Stream;
import org.customerapi.it.Api;
import org.customerapi.it.DemoCustomer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a person comes into the console, and what takes him out of it. */
@Tag("external")
@ExtendWith(BrowserExtension.class)
class LoginIT {
    private static final String COMPANY = "439";

    static Stream<Look> looks() {
        return Stream.of(Device.DESKTOP.look(), Device.PHONE.look().inChinese());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void passwordAndAuthenticatorShouldLogIn(Look look, Visits visits) {
        DemoCustomer customer = visits.customer();
        ConsolePage console = ConsolePage.open(visits.begin(look));

        console.fill("company", COMPANY).fill("login-name", customer.email()).fill("password", DemoCustomer.PASSWORD);
        console.press("login-submit");
        console.fill("google-code", customer.authenticator().nextCode()).press("google-submit");

        console.await("keys");
        expect(console.part("account")).hasText(customer.customerNo());
        expect(console.part("empty")).isVisible();
        assertThat(console.page().content()).doesNotContain(DemoCustomer.PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void emailCodeShouldLogIn(Look look, Visits visits) {
        DemoCustomer customer = visits.customer();
        ConsolePage console = ConsolePage.open(visits.begin(look));

        console.fill("company", COMPANY).fill("login-name", customer.email());
        console.part("login-by").locator("input[value=code]").check();
        console.press("demo-codes");
        expect(console.part("login-code")).hasValue(ConsolePage.CODE);
        console.press("login-submit");
        Locator second = console.formWith("google-submit");
        second.getByTestId("demo-codes").click();
        expect(second.getByTestId("google-code")).hasValue(ConsolePage.CODE);
        console.press("google-submit");

        console.await("keys");
        expect(console.part("account")).hasText(customer.customerNo());
    }

    @Test
    void phoneShouldLogInWhoHasNoAuthenticator(Visits visits) {
        DemoCustomer newcomer = DemoCustomer.newcomer(visits.api());
        ConsolePage console = ConsolePage.open(visits.begin(Device.NARROW_PHONE.look()));

        console.part("login-type").locator("input[value='2']").check();
        console.fill("company", "368").fill("login-name", newcomer.phone()).fill("password", DemoCustomer.PASSWORD);
        console.press("login-submit");

        console.await("keys");
        expect(console.part("account")).hasText(newcomer.customerNo());
    }

    @Test
    void demoCustomerShouldBeOffered(Visits visits) {
        ConsolePage console = ConsolePage.open(visits.begin(Device.DESKTOP.look()));

        console.press("demo-login-new").press("login-submit").await("keys");

        expect(console.part("account"))
                .hasText(DemoCustomer.newcomer(visits.api()).customerNo());
    }

    @Test
    void wrongPasswordShouldBeRefusedInTheServersWords(Visits visits) {
        DemoCustomer customer = visits.customer();
        ConsolePage console =
                ConsolePage.open(visits.begin(Device.DESKTOP.look().inChinese()));

        console.fill("company", COMPANY).fill("login-name", customer.email()).fill("password", "not the password");
        console.press("login-submit");
        console.fill("google-code", customer.authenticator().nextCode()).press("google-submit");

        expect(console.part("error-code")).hasText("CUSTOMER_API_0000102");
        expect(console.part("error")).containsText("\u5bc6\u7801");
        expect(console.part("password")).isVisible();
        expect(console.part("account")).hasCount(0);
    }

    @Test
    void sessionThatEndedElsewhereShouldLeadToLoginAndBack(Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        ConsolePage console = ConsolePage.enter(visits.begin(Device.DESKTOP.look()), customer);
        customer.session().post(Api.LOGOUT, "{}").requireSuccess();

        console.go("#/keys/new").await("login");
        expect(console.part("status")).isVisible();
        expect(console.part("account")).hasCount(0);
        assertThat(console.page().evaluate("JSON.stringify(sessionStorage)").toString())
                .doesNotContain(customer.token());

        console.fill("login-name", customer.email()).fill("company", COMPANY).fill("password", DemoCustomer.PASSWORD);
        console.press("login-submit");
        console.fill("google-code", customer.authenticator().nextCode()).press("google-submit");
        console.await("new-key");
    }

    @Test
    void otherRefusalsShouldNotEndTheSession(Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        ConsolePage console = ConsolePage.enter(visits.begin(Device.DESKTOP.look()), customer);

        console.go("#/keys/999999999/edit").await("edit-key");
        expect(console.part("error-code")).hasText("CUSTOMER_API_0000003");
        console.go("#/keys/new").await("new-key");
        console.fill("tag-input", "a/b").press("submit").stepUp();
        expect(console.part("step-up").getByTestId("error-code")).hasText("CUSTOMER_API_0001025");
        console.part("step-up").getByTestId("cancel").click();

        expect(console.part("account")).hasText(customer.customerNo());
        console.go("#/keys").await("keys");
    }

    @Test
    void logoutShouldEndTheSessionOnTheServer(Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        ConsolePage console = ConsolePage.enter(visits.begin(Device.PHONE.look()), customer);

        console.press("logout").await("login");

        assertThat(customer.session().post(Api.PAGE, "{}").code()).isEqualTo("GATEWAY_CODE_005");
        console.go("#/keys").await("login");
        console.page().reload();
        console.await("login");
    }
}
