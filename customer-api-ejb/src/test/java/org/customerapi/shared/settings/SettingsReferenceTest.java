package org.customerapi.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps docs/settings.md what the code says: a stale one is written anew under target/, to be copied. */
class SettingsReferenceTest {
    private static final Path DOCUMENT = Path.of("../docs/settings.md");
    private static final Path FRESH = Path.of("target/settings.md");

    @Test
    void documentShouldListEverySettingWhenItIsRead() throws IOException {
        Files.createDirectories(FRESH.getParent());
        Files.writeString(FRESH, document());

        assertThat(DOCUMENT).as("copy %s", FRESH).hasSameTextualContentAs(FRESH);
    }

    private static String document() {
        return """
                # Settings

                Every setting is a [MicroProfile Config](https://microprofile.io/specifications/config/) property: a system
                property, an environment variable, or whatever other source the server knows. A value that is not allowed stops
                the start with one sentence. This page is made from the code (`Settings`); a test keeps it so.

                | property | environment variable | default | allowed | effect |
                |---|---|---|---|---|
                """
                + Settings.ALL.stream().map(SettingsReferenceTest::row).collect(Collectors.joining())
                + """

                Each identity provider that `customer-api.idp.names` lists has settings of its own, its name in the place of
                `<name>`; `docs/identity-provider.md` tells more. A default of "none" means that the setting is required:

                | property | environment variable | default | allowed | effect |
                |---|---|---|---|---|
                """
                + IdentityProviderSettings.of("<name>").all().stream()
                        .map(SettingsReferenceTest::row)
                        .collect(Collectors.joining())
                + """

                Beside these, `customer-api.downstream.<prefix>` names the service that verified signed calls are handed to: an
                absolute http or https URL, to which `/<bizType>` is added. The prefix is matched by whole segments, the longest
                first: `customer-api.downstream.tradeapi.app=http://trade.internal:8080` serves `tradeapi.app.OrderApiService...`.
                In the environment that is `CUSTOMER_API_DOWNSTREAM_TRADEAPI_APP`. What is no such URL stops the start; where names are not
                listed, in the environment and after `asadmin create-system-properties`, the first call that needs it fails instead, and
                the log says why.

                A secret may stand in a file of its own, as container platforms mount it: `<property>.file` names the file, in
                the environment `..._FILE` (`customer-api.db.password.file=/run/secrets/db`, `CUSTOMER_API_DB_PASSWORD_FILE`). The
                file holds the secret and nothing else; a line break at its end does not count. A property of the prefix
                `customer-api.` that is not listed here has no effect, and the start warns of it.
                """;
    }

    private static String row(Setting<?> setting) {
        return "| `%s`%s | `%s` | %s | %s | %s |%n"
                .formatted(
                        setting.name(),
                        setting.secret() ? " (secret, or in a file)" : "",
                        setting.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9<>]", "_"),
                        defaultOf(setting),
                        setting.allowed(),
                        setting.effect())
                .replace(System.lineSeparator(), "\n");
    }

    private static String defaultOf(Setting<?> setting) {
        String text = setting.defaultText();
        return text == null ? "none" : text.isEmpty() ? "empty" : "`" + text.replace(",", "`, `") + "`";
    }
}
