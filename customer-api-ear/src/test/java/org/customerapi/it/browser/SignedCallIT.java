package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.it.browser.ConsolePage.expect;

import com.microsoft.playwright.Locator;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.customerapi.it.Api;
import org.customerapi.it.DemoCustomer;
import org.customerapi.it.KeyHolder;
import org.customerapi.it.server.Documents;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls are signed in the browser and judged by the server; and what the debugger says of those that are refused. */
@Tag("external")
@ExtendWith(BrowserExtension.class)
class SignedCallIT {
    static Stream<Look> looks() {
        return Stream.of(Device.DESKTOP.look(), Device.NARROW_PHONE.look().inChinese());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void justIssuedKeyShouldSignAVerifiedCall(Look look, Visits visits) {
        DemoCustomer customer = visits.customer().logIn();
        ConsolePage console = ConsolePage.enter(visits.begin(look), customer);
        console.press("new-key")
                .await("new-key")
                .fill("tag-input", "robot")
                .press("submit")
                .stepUp();
        console.await("issued").part("keep").check();
        console.part("stored").check();
        console.press("done").await("try");

        console.press("sign-send");
        expect(console.part("answer-status")).containsText("HTTP 200");
        JsonObject answer = Api.json(console.part("answer").textContent());
        assertThat(answer.getString("code")).isEqualTo("0");
        assertThat(answer.getJsonObject("data").getString("customerNo")).isEqualTo(customer.customerNo());
        expect(console.part("base")).hasText(Pattern.compile("\\{list:\\[1\\.10,null],note:hello}[0-9]{13}"));
        expect(console.part("rate")).containsText("x-ratelimit-remaining");

        console.part("algorithm").selectOption("SHA1withRSA");
        console.press("sign-send");
        expect(console.part("request")).containsText("signatureAlgorithm: SHA1withRSA");
        expect(console.part("answer-status")).containsText("HTTP 200");
        assertThat(Api.json(console.part("answer").textContent()).getString("code"))
                .isEqualTo("0");
    }

    @Test
    void pastedKeyShouldLeaveThePage(Visits visits) {
        Debugging debugging = Debugging.begin(visits);
        ConsolePage console = debugging.console();
        expect(console.part("private-key-input")).hasValue("");
        assertThat(console.page()
                        .evaluate("JSON.stringify([localStorage, sessionStorage])")
                        .toString())
                .doesNotContain(debugging.key().issued().getString("privateKey"));
        assertThat(console.visit().watch().sent())
                .noneMatch(text -> text.contains(debugging.key().issued().getString("privateKey")));

        console.press("forget").press("sign-send");
        expect(console.part("error")).isVisible();
    }

    @Test
    void debuggerShouldTellWhatIsWrong(Visits visits) {
        Debugging debugging = Debugging.begin(visits);
        ConsolePage console = debugging.console();
        debugging.requireFinding("key", "ok").requireFinding("clock", "ok").requireFinding("rights", "ok");

        // A call of half a minute ago.
        String old = Long.toString(System.currentTimeMillis() - 30_000);
        console.fill("timestamp", old).press("sign-send");
        expect(console.part("answer-status")).containsText("00012002");
        debugging.requireFinding("window", "bad");

        // An operation that the key may not call.
        console.fill("timestamp", "")
                .fill("operation", "tradeapi.app.OrderApiService.addOrder")
                .press("sign-send");
        expect(console.part("answer-status")).containsText("00012004");
        debugging.requireFinding("rights", "bad");
        console.fill("operation", KeyHolder.FIND_CUSTOMER_INFO);

        // A program that forgot to remove the quotes, to sort, or to leave nulls out.
        String body = "{\"b\":\"x\",\"a\":null}";
        console.fill("body", body).fill("timestamp", old);
        debugging.check("{b:x}", old).requireFinding("base", "ok").requireFinding("algorithm", "ok");
        debugging.check("{\"b\":\"x\"}", old).requireFinding("base", "bad", "double quotes");
        debugging.check("{a:null,b:x}", old).requireFinding("base", "bad", "null");
        debugging.check("{b:x}", "").requireFinding("base", "bad", "timestamp was not appended");
        // One that signed another body.
        debugging.check("{b:y}", old).requireFinding("base", "bad", "fits none");
        // One that signed with another algorithm than it announces.
        console.part("algorithm").selectOption("SHA1withRSA");
        debugging.check("{b:x}", old).requireFinding("algorithm", "bad", "SHA256withRSA");
        // One whose own base differs.
        console.fill("own-base", "{b:z}" + old);
        debugging.check("{b:x}", old).requireFinding("base", "bad", "character 3");
    }

    @Test
    void debuggerShouldTellOfAClockThatIsWrong(Visits visits) {
        Visit visit = visits.begin(Device.PHONE.look());
        visit.page().clock().setSystemTime(System.currentTimeMillis() - 3_600_000);
        Debugging debugging = Debugging.begin(visits, visit);

        debugging.requireFinding("clock", "warn", "behind the server");
        debugging.console().press("sign-send");
        expect(debugging.console().part("answer-status")).containsText("HTTP 200");
        assertThat(Api.json(debugging.console().part("answer").textContent()).getString("code"))
                .isEqualTo("0");
    }

    @Test
    void browserShouldSignAsTheDocumentedVectorsSay(Visits visits) {
        Visit visit = visits.begin(Device.DESKTOP.look());
        ConsolePage.open(visit);
        String privateKey = publishedExample().getString("privateKey");
        List<Map<String, String>> vectors = Documents.vectors("signing.md");
        assertThat(vectors).hasSizeGreaterThanOrEqualTo(6);

        for (Map<String, String> vector : vectors) {
            Object signed = visit.page()
                    .evaluate(
                            """
                            async ([body, timestamp, privateKey]) => {
                              const { signatureBase } = await import('/js/signing/base.js');
                              const { SigningKey } = await import('/js/signing/signing-key.js');
                              const key = await SigningKey.from(privateKey);
                              const base = signatureBase(body, timestamp);
                              return [base, await key.sign(base, 'SHA1withRSA'), await key.sign(base, 'SHA256withRSA')];
                            }
                            """,
                            List.of(vector.get("body"), vector.get("timestamp"), privateKey));
            assertThat(signed)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isEqualTo(List.of(vector.get("base"), vector.get("SHA-1"), vector.get("SHA-256")));
        }
    }

    private static JsonObject publishedExample() {
        try (InputStream in = SignedCallIT.class.getResourceAsStream("/fixtures/applyApi.response.json")) {
            return Api.json(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .getJsonObject("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The view with a key pasted and looked at once. */
    private record Debugging(ConsolePage console, KeyHolder key) {
        static Debugging begin(Visits visits) {
            return begin(visits, visits.begin(Device.DESKTOP.look()));
        }

        static Debugging begin(Visits visits, Visit visit) {
            DemoCustomer customer = visits.customer().logIn();
            KeyHolder key = KeyHolder.of(customer.apply("robot"));
            ConsolePage console = ConsolePage.enter(visit, customer);
            console.go("#/try").await("try");
            console.part("key-select").selectOption("robot");
            console.fill("private-key-input", key.issued().getString("privateKey"));
            console.page().locator("details summary").click();
            console.press("explain");
            return new Debugging(console, key);
        }

        /** Has a signature of the same key, over another base, looked at. */
        Debugging check(String base, String timestamp) {
            Map<String, String> headers = key.signingWith("SHA256withRSA").headers(base, timestamp);
            console.fill("own-signature", headers.get("signature")).press("explain");
            expect(console.part("explain")).isEnabled();
            return this;
        }

        Debugging requireFinding(String check, String outcome) {
            return requireFinding(check, outcome, "");
        }

        Debugging requireFinding(String check, String outcome, String text) {
            Locator finding = console.part("findings")
                    .locator("li[data-check='" + check + "'][data-outcome='" + outcome + "']")
                    .filter(new Locator.FilterOptions().setHasText(text));
            expect(finding).hasCount(1);
            return this;
        }
    }
}
