package org.customerapi.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.customerapi.shared.secret.SecretText;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Settings DEFAULTS = Settings.of(Map.of());

    private static <T> T get(Setting<T> setting, String text) {
        return Settings.of(Map.of(setting.name(), text)).get(setting);
    }

    private static void assertRefused(Setting<?> setting, String text, String allowed) {
        assertThatThrownBy(() -> get(setting, text))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(setting.name() + " = '" + text + "' is not allowed: it must be " + allowed + ".");
    }

    @Test
    void getShouldGiveWhatTheContractNamesWhenNothingIsSet() {
        assertThat(DEFAULTS.get(Settings.DEMO)).isFalse();
        assertThat(DEFAULTS.get(Settings.DEMO_CUSTOMERS)).isZero();
        assertThat(DEFAULTS.get(Settings.DATA_DIR)).isEqualTo("./data");
        assertThat(DEFAULTS.get(Settings.DB_URL)).isEmpty();
        assertThat(DEFAULTS.get(Settings.DEFAULT_LANG)).isEqualTo("en-US");
        assertThat(DEFAULTS.get(Settings.TRUSTED_PROXIES)).isEmpty();
        assertThat(DEFAULTS.get(Settings.SESSION_TTL)).isEqualTo(Duration.ofHours(12));
        assertThat(DEFAULTS.get(Settings.CODES_MAX_PER_HALF_HOUR)).isEqualTo(5);
        assertThat(DEFAULTS.get(Settings.CODES_RESEND_SECONDS)).isEqualTo(60);
        assertThat(DEFAULTS.get(Settings.RSA_BITS)).isEqualTo(2048);
        assertThat(DEFAULTS.get(Settings.ALLOW_WEAK_KEYS)).isFalse();
        assertThat(DEFAULTS.get(Settings.RESOURCES_SPOT_TRADE)).hasSize(3);
        assertThat(DEFAULTS.get(Settings.RESOURCES_CONTRACT_TRADE)).hasSize(4);
        assertThat(DEFAULTS.get(Settings.RESOURCES_WITHDRAW)).hasSize(1);
    }

    @Test
    void getShouldReadEveryKindWhenItIsSet() {
        assertThat(get(Settings.DEMO, " true ")).isTrue();
        assertThat(get(Settings.DEMO_CUSTOMERS, "10000")).isEqualTo(10_000);
        assertThat(get(Settings.DB_URL, "jdbc:h2:mem:x")).contains("jdbc:h2:mem:x");
        assertThat(get(Settings.DB_PASSWORD, "pw").orElseThrow().reveal()).isEqualTo("pw");
        assertThat(get(Settings.SMS_URL, "https://sms.example.test:8443/send?x=1"))
                .contains("https://sms.example.test:8443/send?x=1");
        assertThat(get(Settings.DEFAULT_LANG, "zh-CN")).isEqualTo("zh-CN");
        assertThat(get(Settings.SESSION_TTL, "PT30M")).isEqualTo(Duration.ofMinutes(30));
        assertThat(get(Settings.TRUSTED_PROXIES, "10.0.0.1, ,10.1.0.0/16,"))
                .extracting(Object::toString)
                .containsExactly("10.0.0.1", "10.1.0.0/16");
    }

    @Test
    void getShouldReadOriginsAsBrowsersWriteThem() {
        assertThat(DEFAULTS.get(Settings.CORS_ORIGINS)).isEmpty();
        assertThat(get(
                        Settings.CORS_ORIGINS,
                        "https://console.example.test, http://localhost:5173,http://[::1]:8080,https://a:80"))
                .containsExactly(
                        "https://console.example.test", "http://localhost:5173", "http://[::1]:8080", "https://a:80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*",
                "https://*.example.test",
                "null",
                "console.example.test",
                "https://console.example.test/",
                "https://console.example.test/page",
                "https://Console.example.test",
                "https://user@console.example.test",
                "https://console.example.test:443",
                "http://localhost:80",
                "http://localhost:0",
                "http://localhost:65536",
                "file://x",
                "https://",
                "https://a.test,*"
            })
    void getShouldRefuseWhatNoBrowserNamesAsAnOrigin(String text) {
        assertThatThrownBy(() -> get(Settings.CORS_ORIGINS, text))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("customer-api.cors.origins = '" + text
                        + "' is not allowed: it must be origins as browsers write them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "yes", "1", ""})
    void getShouldRefuseWhenAFlagIsNeitherTrueNorFalse(String text) {
        assertRefused(Settings.DEMO, text, "true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "25.0", "smtp", "99999999999", ""})
    void getShouldRefuseWhenANumberIsOutOfRangeOrNone(String text) {
        assertRefused(Settings.MAIL_PORT, text, "a whole number from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "65535"})
    void getShouldAcceptWhenANumberIsAtTheEdge(String text) {
        assertThat(get(Settings.MAIL_PORT, text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12h", "PT59.999S", "P8D", "-PT1H", "3600", ""})
    void getShouldRefuseWhenADurationIsOutOfRangeOrNone(String text) {
        assertRefused(Settings.SESSION_TTL, text, "an ISO 8601 duration from PT1M to PT168H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "EN-US", "fr-FR", ""})
    void getShouldRefuseWhenAChoiceIsNoneOfThose(String text) {
        assertRefused(Settings.DEFAULT_LANG, text, "one of [en-US, zh-CN]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms.example.test", "ftp://sms.example.test", "https:///x", "https://a b", "http:x", ""})
    void getShouldRefuseWhenAnAddressOfTheWebIsNone(String text) {
        assertRefused(Settings.SMS_URL, text, "an http or https URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890123456789012345678901",
                "12345678901234567 90123456789012",
                "1234567890123456789012345678901\u00e9"
            })
    void getShouldRefuseWhenTheAdminSecretIsShortOrFitsNoHeader(String text) {
        assertThatThrownBy(() -> get(Settings.ADMIN_SECRET, text))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(
                        "customer-api.admin.secret = [secret] is not allowed: it must be a text of at least 32 printable ASCII"
                                + " characters without blanks.");
    }

    @Test
    void getShouldTakeAnAdminSecretOf32CharactersAndBeEmptyWithout() {
        assertThat(get(Settings.ADMIN_SECRET, "12345678901234567890123456789012"))
                .isPresent();
        assertThat(DEFAULTS.get(Settings.ADMIN_SECRET)).isEmpty();
    }

    @Test
    void invalidSettingShouldNotShowTheValueWhenItIsSecret() {
        Setting<Integer> secretNumber = new Setting<>("x.y", "1", "a number", "", true, Integer::valueOf);

        assertThat(catchThrowable(() -> get(secretNumber, "open-sesame")))
                .hasMessage("x.y = [secret] is not allowed: it must be a number.")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "customer-api.db.password",
        "customer-api.encryption.key",
        "customer-api.encryption.previous-keys",
        "customer-api.admin.secret",
        "customer-api.mail.password",
        "customer-api.sms.token"
    })
    void settingShouldBeMarkedSecretWhenItsValueIs(String name) {
        assertThat(Settings.ALL)
                .filteredOn(setting -> setting.name().equals(name))
                .singleElement()
                .matches(Setting::secret);
    }

    @Test
    void allShouldHoldEveryConstantOnceWhenTheReferenceIsMade() throws IllegalAccessException {
        for (var field : Settings.class.getFields()) {
            if (field.getType() == Setting.class) {
                assertThat(Settings.ALL).contains((Setting<?>) field.get(null));
            }
        }
        assertThat(Settings.ALL.stream().map(Setting::name)).doesNotHaveDuplicates();
        assertThat(new HashSet<>(Settings.ALL)).hasSameSizeAs(Settings.ALL);
    }

    @Test
    void verifyAllShouldAcceptWhenNothingIsSet() {
        assertThatCode(DEFAULTS::verifyAll).doesNotThrowAnyException();
    }

    @Test
    void verifyAllShouldRefuseWhenASettingThatNobodyHasAskedForIsWrong() {
        assertThatThrownBy(
                        () -> Settings.of(Map.of("customer-api.mail.port", "x")).verifyAll())
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("customer-api.mail.port = 'x'");
    }

    @Test
    void verifyAllShouldRefuseWeakKeysWhenTheyAreNotAllowed() {
        assertThatThrownBy(() ->
                        Settings.of(Map.of("customer-api.key.rsa-bits", "2047")).verifyAll())
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("customer-api.key.rsa-bits = 2047 is not allowed: below 2048 only with"
                        + " customer-api.key.allow-weak = true.");
    }

    @Test
    void verifyAllShouldAcceptWeakKeysWhenTheyAreAllowed() {
        Settings weak = Settings.of(Map.of("customer-api.key.rsa-bits", "1024", "customer-api.key.allow-weak", "true"));

        assertThatCode(weak::verifyAll).doesNotThrowAnyException();
    }

    @Test
    void getShouldRefuseWhenAKeyWouldBeBelow1024Bits() {
        assertRefused(Settings.RSA_BITS, "512", "a whole number from 1024 to 4096");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open sesame", "open sesame\n", "open sesame\r\n"})
    void getShouldReadASecretFromItsFileWhenOneIsNamed(String content, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), content);

        assertThat(passwordIn(file).orElseThrow().reveal()).isEqualTo("open sesame");
    }

    @Test
    void getShouldReadTheDatabaseUrlFromAFileWhenItHoldsAPassword(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("url"), "jdbc:postgresql://db/x?password=pw\n");

        assertThat(Settings.of(Map.of("customer-api.db.url.file", file.toString()))
                        .get(Settings.DB_URL))
                .contains("jdbc:postgresql://db/x?password=pw");
    }

    @Test
    void getShouldRefuseWhenTheFileOfASecretIsMissing(@TempDir Path folder) {
        assertFileRefused(folder.resolve("missing"));
    }

    @Test
    void getShouldRefuseWhenTheFileOfASecretIsAFolder(@TempDir Path folder) {
        assertFileRefused(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " "})
    void getShouldRefuseWhenTheFileOfASecretIsEmpty(String content, @TempDir Path folder) throws IOException {
        assertFileRefused(Files.writeString(folder.resolve("empty"), content));
    }

    @Test
    void getShouldRefuseWhenTheFileOfASecretIsTooLargeToBeOne(@TempDir Path folder) throws IOException {
        assertFileRefused(Files.writeString(folder.resolve("large"), "x".repeat(64 * 1024 + 1)));
    }

    @Test
    void getShouldRefuseWhenTheFileOfASecretIsNoText(@TempDir Path folder) throws IOException {
        assertFileRefused(Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, (byte) 0x28}));
    }

    @Test
    void getShouldNotShowTheSecretWhenTheOneInTheFileIsNotAllowed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("url"), "open-sesame");

        assertThatThrownBy(() -> Settings.of(Map.of("customer-api.db.url.file", file.toString()))
                        .get(Settings.DB_URL))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("customer-api.db.url = [secret] is not allowed");
    }

    @Test
    void getShouldRefuseWhenASecretIsSetBothWays(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "pw");

        assertThatThrownBy(() -> Settings.of(Map.of(
                                "customer-api.db.password", "pw", "customer-api.db.password.file", file.toString()))
                        .get(Settings.DB_PASSWORD))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("customer-api.db.password and customer-api.db.password.file are not allowed together:"
                        + " only one of them may be set.");
    }

    @Test
    void unknownShouldNameWhatIsMisspelledAndNothingElse() {
        Settings settings = Settings.of(Map.of(
                "customer-api.db.pasword", "x",
                "customer-api.db.user.file", "x",
                "customer-api.db.password.file", "x",
                "customer-api.demo", "true",
                "customer-api.downstream.tradeapi.app", "http://trade",
                "other.thing", "x"));

        assertThat(settings.unknown())
                .containsExactlyInAnyOrder("customer-api.db.pasword", "customer-api.db.user.file");
    }

    @Test
    void downstreamShouldBeTheOneOfTheLongestPrefixInWholeSegments() {
        Settings settings = Settings.of(Map.of(
                "customer-api.downstream.fund", "http://fund/",
                "customer-api.downstream.fund.app.Deposit", "http://deposit/v1",
                "customer-api.downstream.fund.app.D", "http://half-a-segment"));

        assertThat(settings.downstream("fund.app.Deposit.list")).contains(URI.create("http://deposit/v1"));
        assertThat(settings.downstream("fund.app.DepositOther.list")).contains(URI.create("http://fund"));
        assertThat(settings.downstream("funds.app.Deposit.list")).isEmpty();
        assertThat(settings.downstream("")).isEmpty();
    }

    /** As on a Payara Server, whose own system properties have values but are not listed. */
    @Test
    void downstreamShouldBeFoundWhereTheConfigurationListsNoNames() {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new Unlisted(Map.of("customer-api.downstream.fund.app", "http://fund")))
                .build();

        assertThat(Settings.reading(config).downstream("fund.app.Deposit.list")).contains(URI.create("http://fund"));
    }

    @Test
    void downstreamShouldBeFoundInTheEnvironment() {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of("CUSTOMER_API_DOWNSTREAM_FUND_APP", "http://fund"), 300))
                .build();

        assertThat(Settings.reading(config).downstream("fund.app.Deposit.list")).contains(URI.create("http://fund"));
    }

    @Test
    void verifyAllShouldRefuseADownstreamThatIsNoUrl() {
        Settings settings = Settings.of(Map.of("customer-api.downstream.fund", "fund:80"));

        assertThatThrownBy(settings::verifyAll)
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("customer-api.downstream.fund is not allowed: it must be an absolute http or https URL.");
    }

    private record Unlisted(Map<String, String> values) implements ConfigSource {
        @Override
        public Set<String> getPropertyNames() {
            return Set.of();
        }

        @Override
        public String getValue(String name) {
            return values.get(name);
        }

        @Override
        public String getName() {
            return "unlisted";
        }
    }

    private static Optional<SecretText> passwordIn(Path file) {
        return Settings.of(Map.of("customer-api.db.password.file", file.toString()))
                .get(Settings.DB_PASSWORD);
    }

    private static void assertFileRefused(Path file) {
        assertThatThrownBy(() -> passwordIn(file))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("customer-api.db.password.file = '" + file + "' is not allowed: it must be the path of a"
                        + " readable text file that holds the secret and nothing else, at most 64 KiB.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://u:a^b@redis:6379",
                "redis://u:50%@redis",
                "redis://u:{p}@redis",
                "redis://[::1",
                "redis://"
            })
    void getShouldRefuseAndNotShowARedisAddressThatIsNone(String text) {
        assertThatThrownBy(() -> get(Settings.REDIS_URL, text))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("customer-api.redis.url = [secret] is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://redis.internal",
                "redis://127.0.0.1:6379/0",
                "rediss://user:p%5Ew.~!$&'()*+,;=:x@redis.internal:6380/15",
                "redis://:pw@[::1]:6379"
            })
    void getShouldAcceptARedisAddressThatIsOne(String text) {
        assertThat(get(Settings.REDIS_URL, text)).contains(text);
        assertThatCode(() -> URI.create(text)).doesNotThrowAnyException();
    }
}
