package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.it.browser.ConsolePage.expect;

import com.microsoft.playwright.Locator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customerapi.it.Api;
import org.customerapi.it.Authenticator;
import org.customerapi.it.DemoCustomer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Binding and unbinding, with an app that knows nothing but what it sees on the screen. */
@Tag("external")
@ExtendWith(BrowserExtension.class)
class AuthenticatorIT {
    private static final Pattern KEY_URI = Pattern.compile("otpauth://totp/([^?]+)\\?.*\\bsecret=([A-Z2-7]+).*");

    /** One test for both: there is one demo customer without an authenticator, and he is to be so again. */
    @Test
    void authenticatorShouldBeBoundByItsQrCodeAndUnboundAgain(Visits visits) {
        DemoCustomer newcomer = DemoCustomer.newcomer(visits.api()).logInWithoutAuthenticator();
        ConsolePage console = ConsolePage.enter(visits.begin(Device.PHONE.look().dark()), newcomer);
        Accessibility.requireNothingGrave(console.page(), "an empty list of keys");
        console.go("#/authenticator").await("authenticator").press("bind-start");

        Matcher scanned = KEY_URI.matcher(QrPicture.read(console.part("qr").screenshot()));
        assertThat(scanned.matches()).isTrue();
        assertThat(URLDecoder.decode(scanned.group(1), StandardCharsets.UTF_8)).contains(newcomer.customerNo());
        expect(console.part("secret")).hasValue(scanned.group(2));
        Authenticator app = new Authenticator(Clock.systemUTC(), scanned.group(2));

        Accessibility.requireNothingGrave(console.page(), "the view with the QR code");
        console.press("bind");
        confirmWith(app, console);
        expect(console.part("bound")).isVisible();
        expect(console.part("secret")).hasCount(0);
        assertThat(console.page().content()).doesNotContain(scanned.group(2));
        assertThat(newcomer.guest()
                        .post(
                                Api.LOGIN,
                                newcomer.loginByEmail().addNull("googleCode").build())
                        .code())
                .isEqualTo("CUSTOMER_API_0000520");

        console.press("unbind");
        confirmWith(app, console);
        expect(console.part("bind-start")).isVisible();
        newcomer.logInWithoutAuthenticator();
    }

    private static void confirmWith(Authenticator app, ConsolePage console) {
        Locator dialog = console.part("step-up");
        console.fillDemoCodes();
        expect(dialog.getByTestId("phone-code")).hasValue(ConsolePage.CODE);
        expect(dialog.getByTestId("email-code")).hasValue(ConsolePage.CODE);
        dialog.getByTestId("google-code").fill(app.nextCode());
        dialog.getByTestId("confirm").click();
        expect(dialog).hasCount(0);
    }
}
