package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.it.browser.ConsolePage.expect;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.customerapi.it.DemoCustomer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A key is applied for, and its private key is shown once: to be stored, and then nowhere any more. */
@Tag("external")
@ExtendWith(BrowserExtension.class)
class IssueKeyIT {
    static Stream<Look> looks() {
        return Stream.of(Device.DESKTOP.look(), Device.NARROW_PHONE.look().inChinese());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void privateKeyShouldBeShownOnceAndBeNowhereAfterwards(Look look, Visits visits) throws Exception {
        DemoCustomer customer = visits.customer().logIn();
        Visit visit = visits.begin(look);
        visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        ConsolePage console = issue(ConsolePage.enter(visit, customer), "robot");

        String privateKey = console.part("private-key").inputValue();
        JsonObject listed = onlyKey(customer);
        expect(console.part("issued-access-key")).hasText(listed.getString("apiKey"));
        requirePairOf(Base64.getDecoder().decode(privateKey), listed);

        console.press("copy");
        expect(console.part("status")).not().isEmpty();
        assertThat(console.page().evaluate("navigator.clipboard.readText()")).isEqualTo(privateKey);
        requirePairOf(pem(console), listed);
        requireNowhere(privateKey, console, false);

        expect(console.part("done")).isDisabled();
        console.part("stored").check();
        console.press("done").await("keys");
        expect(console.key("robot")).isVisible();
        requireNowhere(privateKey, console, true);
        console.page().goBack();
        console.await("keys");
        requireNowhere(privateKey, console, true);
        console.go("#/keys/issued").await("keys");
        console.page().reload();
        console.await("keys");
        requireNowhere(privateKey, console, true);
    }

    @Test
    void privateKeyShouldNotBeLeftBeforeItIsStored(Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        ConsolePage console = issue(ConsolePage.enter(visits.begin(Device.DESKTOP.look()), customer), "robot");
        String privateKey = console.part("private-key").inputValue();
        Page page = console.page();

        page.locator("nav a[href='/#/keys']").click();
        expect(console.part("status")).not().isEmpty();
        assertThat(page.url()).endsWith("#/keys/issued");
        console.press("logout");
        page.goBack();
        console.await("issued");

        List<String> questions = new ArrayList<>();
        page.onDialog(dialog -> {
            questions.add(dialog.type());
            dialog.dismiss();
        });
        page.evaluate("() => { setTimeout(() => location.reload()); }");
        page.waitForCondition(() -> !questions.isEmpty());
        assertThat(questions).containsOnly("beforeunload");
        expect(console.part("private-key")).hasValue(privateKey);

        console.part("stored").check();
        console.press("done").await("keys");
    }

    @Test
    void refusedStepUpShouldLeaveTheDialogWithWhatWasTyped(Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        ConsolePage console = ConsolePage.enter(visits.begin(Device.PHONE.look()), customer);
        console.go("#/keys/new").await("new-key").fill("tag-input", "robot").press("submit");
        Locator dialog = console.part("step-up");

        dialog.getByTestId("confirm").click();
        expect(dialog.getByTestId("error-code")).hasText("CUSTOMER_API_0000520");
        console.fillDemoCodes();
        expect(dialog.getByTestId("send-phone-code")).isDisabled();
        expect(dialog.getByTestId("send-email-code")).isEnabled();
        String right = dialog.getByTestId("google-code").inputValue();
        dialog.getByTestId("google-code").fill(customer.authenticator().wrongCode());
        String sms = dialog.getByTestId("phone-code").inputValue();
        dialog.getByTestId("confirm").click();
        expect(dialog.getByTestId("error-code")).hasText("CUSTOMER_API_0000519");
        expect(dialog.getByTestId("phone-code")).hasValue(sms);

        dialog.getByTestId("google-code").fill(right);
        dialog.getByTestId("confirm").click();
        console.await("issued");
    }

    @Test
    void keyboardAloneShouldDo(Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        ConsolePage console = ConsolePage.enter(visits.begin(Device.DESKTOP.look()), customer);
        Keyboard keyboard = new Keyboard(console.page());

        keyboard.press("Tab").requireAt("skip").press("Enter").requireWithin("#main");
        keyboard.tabTo("new-key").press("Enter");
        console.await("new-key");
        keyboard.requireWithin("h1")
                .tabTo("tag-input")
                .type("by keyboard")
                .tabTo("submit")
                .press("Enter");
        console.part("step-up").waitFor();
        keyboard.requireWithin("[data-testid=step-up]").requireTabsStayWithin("[data-testid=step-up]");
        keyboard.press("Escape").requireAt("submit");
        expect(console.part("step-up")).hasCount(0);

        keyboard.press("Enter").tabTo("demo-codes").press("Enter");
        expect(console.part("google-code")).hasValue(ConsolePage.CODE);
        keyboard.tabTo("confirm").press("Enter");
        console.await("issued");
        keyboard.requireWithin("h1")
                .tabTo("stored")
                .press("Space")
                .tabTo("done")
                .press("Enter");
        console.await("keys");
        expect(console.key("by keyboard")).isVisible();
        keyboard.requireWithin("h1").tabTo("delete").press("Enter");
        console.part("confirm-dialog").waitFor();
        keyboard.requireWithin("[data-testid=confirm-dialog]").press("Escape").requireAt("delete");
        assertThat(customer.page().getInt("total")).isEqualTo(1);
    }

    private static ConsolePage issue(ConsolePage console, String tag) {
        console.press("new-key").await("new-key");
        console.fill("tag-input", tag).press("submit").stepUp();
        return console.await("issued");
    }

    private static JsonObject onlyKey(DemoCustomer customer) {
        JsonObject page = customer.page();
        assertThat(page.getInt("total")).isEqualTo(1);
        return page.getJsonArray("records").getJsonObject(0);
    }

    private static byte[] pem(ConsolePage console) throws IOException {
        Download download = console.page().waitForDownload(() -> console.press("download"));
        assertThat(download.suggestedFilename()).endsWith(".pem");
        List<String> lines = Files.readAllLines(download.path());
        assertThat(lines.get(0)).isEqualTo("-----BEGIN PRIVATE KEY-----");
        assertThat(lines.get(lines.size() - 1)).isEqualTo("-----END PRIVATE KEY-----");
        List<String> base64 = lines.subList(1, lines.size() - 1);
        assertThat(base64).allSatisfy(line -> assertThat(line).hasSizeBetween(1, 64));
        return Base64.getDecoder().decode(String.join("", base64));
    }

    private static void requirePairOf(byte[] pkcs8, JsonObject listed) throws Exception {
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        RSAPrivateKey privateKey = (RSAPrivateKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        byte[] spki = Base64.getDecoder().decode(listed.getString("pubKey"));
        RSAPublicKey publicKey = (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(spki));
        assertThat(privateKey.getModulus()).isEqualTo(publicKey.getModulus());
    }

    /** The longest part of it that looks alike however it is written down. */
    private static void requireNowhere(String privateKey, ConsolePage console, boolean pageToo) {
        String part = Arrays.stream(privateKey.split("[^A-Za-z0-9]"))
                .max(Comparator.comparing(String::length))
                .orElseThrow();
        assertThat(part).hasSizeGreaterThan(20);
        Page page = console.page();
        String kept = page.evaluate(
                        "async () => JSON.stringify([location.href, history.state, localStorage, sessionStorage,"
                                + " document.cookie, window.name, await indexedDB.databases(), await caches.keys()])")
                .toString();
        assertThat(kept).doesNotContain(part).contains("[],[]]");
        assertThat(console.visit().watch().spoken()).noneMatch(text -> text.contains(part));
        assertThat(console.visit().watch().sent()).noneMatch(text -> text.contains(part));
        if (pageToo) {
            assertThat(page.content()).doesNotContain(part);
            Object typed = page.evaluate(
                    "() => [...document.querySelectorAll('input, textarea')].map(field => field.value).join()");
            assertThat(typed.toString()).doesNotContain(part);
        }
    }
}
