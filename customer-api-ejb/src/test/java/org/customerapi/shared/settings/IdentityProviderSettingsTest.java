package org.customerapi.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderSettingsTest {
    private static final String MAIN = "customer-api.idp.main.";

    private static Map<String, String> main() {
        Map<String, String> properties = new HashMap<>();
        properties.put("customer-api.idp.names", "main");
        properties.putAll(provider(MAIN, "https://id.example.test/realms/main"));
        return properties;
    }

    private static Map<String, String> provider(String prefix, String issuer) {
        return Map.of(
                prefix + "issuer", issuer,
                prefix + "jwks-url", "https://id.example.test/keys",
                prefix + "audience", "customer-api",
                prefix + "companies", "439");
    }

    private static void assertRefused(Map<String, String> properties, String sentence) {
        assertThatThrownBy(() -> Settings.of(properties).verifyAll())
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(sentence);
    }

    private static void assertRefused(String setting, String text, String allowed) {
        Map<String, String> properties = main();
        properties.put(MAIN + setting, text);
        assertRefused(properties, MAIN + setting + " = '" + text + "' is not allowed: it must be " + allowed + ".");
    }

    @Test
    void identityProvidersShouldBeNoneWhenNoneIsNamed() {
        assertThat(Settings.of(Map.of()).identityProviders()).isEmpty();
    }

    @Test
    void identityProvidersShouldHaveDefaultsWhenOnlyTheRequiredIsSet() {
        assertThat(Settings.of(main()).identityProviders())
                .containsExactly(new IdentityProvider(
                        "main",
                        "https://id.example.test/realms/main",
                        URI.create("https://id.example.test/keys"),
                        List.of("customer-api"),
                        List.of(439L),
                        List.of("RS256", "ES256", "EdDSA"),
                        "companyId",
                        "customerNo",
                        Duration.ofHours(12),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1)));
    }

    @Test
    void identityProvidersShouldBeReadWhenTheyAreGivenByTheEnvironmentOnly() {
        Map<String, String> environment = new HashMap<>();
        main().forEach((name, value) ->
                environment.put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
        environment.put("CUSTOMER_API_IDP_NAMES", "main,two-b");
        provider("CUSTOMER_API_IDP_TWO_B_", "second")
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replace('-', '_'), value));
        Settings settings = Settings.reading(new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .build());

        settings.verifyAll();

        assertThat(settings.identityProviders())
                .extracting(IdentityProvider::name, IdentityProvider::issuer)
                .containsExactly(tuple("main", "https://id.example.test/realms/main"), tuple("two-b", "second"));
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, a text of 1 to 300 characters without blanks",
        "jwks-url, an https URL; http only to the loopback address",
        "audience, 'texts joined with commas, at least one'",
        "companies, 'whole numbers joined with commas, at least one'"
    })
    void verifyAllShouldRefuseWhenARequiredSettingIsMissing(String setting, String allowed) {
        Map<String, String> properties = main();
        properties.remove(MAIN + setting);

        assertRefused(properties, MAIN + setting + " is not set: it must be " + allowed + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.test/keys",
                "http://127.0.0.1.example.test/keys",
                "http://localhost.example.test/keys",
                "https://user:password@id.example.test/keys",
                "https://id.example.test/keys#main",
                "ftp://localhost/keys",
                "file:///keys",
                "/keys",
                "https:///keys",
                "id.example.test",
                "https://a b",
                ""
            })
    void verifyAllShouldRefuseWhenTheKeysWouldComeFromAnUnsafePlace(String url) {
        assertRefused("jwks-url", url, "an https URL; http only to the loopback address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8180/keys?x=1",
                "http://127.0.0.1/keys",
                "http://[::1]:8180/keys",
                "https://id.example.test:8443/keys"
            })
    void identityProvidersShouldTakeTheKeysFromThisMachineOrByHttps(String url) {
        Map<String, String> properties = main();
        properties.put(MAIN + "jwks-url", url);

        assertThat(Settings.of(properties).identityProviders().get(0).keysUrl()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS512", "PS256", "Ed25519", "rs256", "RS256,none", ","})
    void verifyAllShouldRefuseWhenAnAlgorithmIsNoneOfTheThree(String algorithms) {
        assertRefused("algorithms", algorithms, "some of [RS256, ES256, EdDSA] joined with commas");
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, a b, a text of 1 to 300 characters without blanks",
        "audience, ',', 'texts joined with commas, at least one'",
        "companies, ',', 'whole numbers joined with commas, at least one'",
        "companies, all, 'whole numbers joined with commas, at least one'",
        "company-claim, '', a claim's name",
        "customer-claim, a b, a claim's name",
        "max-age, PT59S, an ISO 8601 duration from PT1M to PT168H",
        "max-age, P3650D, an ISO 8601 duration from PT1M to PT168H",
        "keys-lifetime, PT9S, an ISO 8601 duration from PT10S to PT24H",
        "keys-outage, P8D, an ISO 8601 duration from PT0S to PT168H"
    })
    void verifyAllShouldRefuseWhenAValueIsNotAllowed(String setting, String text, String allowed) {
        assertRefused(setting, text, allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Main", "a.b", "a_b", "-a", "a--b", "a-", "main,main", "abcdefghijabcdefghijabcdefghijabc"})
    void verifyAllShouldRefuseWhenANameIsNoneOrGivenTwice(String names) {
        assertRefused(
                Map.of("customer-api.idp.names", names),
                "customer-api.idp.names = '" + names + "' is not allowed: it must be names of lower-case letters,"
                        + " digits and single hyphens joined with commas, each once.");
    }

    @Test
    void verifyAllShouldRefuseWhenTwoProvidersHaveOneIssuer() {
        Map<String, String> properties = main();
        properties.put("customer-api.idp.names", "main,second");
        properties.putAll(provider("customer-api.idp.second.", "https://id.example.test/realms/main"));

        assertRefused(
                properties,
                "customer-api.idp.second.issuer = 'https://id.example.test/realms/main' is not allowed: another"
                        + " identity provider has it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer-api.idp.main.audiance", "customer-api.idp.other.issuer", "customer-api.idp.x"})
    void verifyAllShouldRefuseWhenAPropertyBelongsToNoProvider(String property) {
        Map<String, String> properties = main();
        properties.put(property, "x");

        assertRefused(
                properties,
                property + " is not allowed: it must be a setting of an identity provider that"
                        + " customer-api.idp.names names.");
    }
}
