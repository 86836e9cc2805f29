package org.customerapi.shared.settings;

import inet.ipaddr.IPAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.customerapi.shared.address.AddressBlocks;
import org.customerapi.shared.secret.SecretText;

/**
 * One property that an operator can set.
 *
 * @param name the MicroProfile Config name; the environment knows it in upper case with {@code _}
 * @param defaultText what holds when nothing is set; null when there is no default and the value is optional
 * @param allowed what is allowed, in words that complete "must be ..."
 * @param effect what it does, one sentence
 * @param secret whether the value must never be shown
 */
public record Setting<T>(
        String name, String defaultText, String allowed, String effect, boolean secret, Function<String, T> parser) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65535;

    static Setting<String> text(String name, String defaultText, String effect) {
        return new Setting<>(name, defaultText, "a text", effect, false, Function.identity());
    }

    static Setting<Optional<String>> optional(String name, String effect) {
        return new Setting<>(name, null, "a text", effect, false, Optional::ofNullable);
    }

    static Setting<Optional<String>> url(String name, String effect) {
        return new Setting<>(name, null, "an http or https URL", effect, false, t -> Optional.ofNullable(t)
                .map(Setting::httpUrl));
    }

    static Setting<String> text(String name, String defaultText, String pattern, String allowed, String effect) {
        return new Setting<>(name, defaultText, allowed, effect, false, t -> matching(t, pattern));
    }

    /** One that may hold a password among other things, and is therefore never shown. */
    static Setting<Optional<String>> secretUrl(String name, String pattern, String allowed, String effect) {
        return new Setting<>(
                name, null, allowed, effect, true, t -> Optional.ofNullable(t).map(text -> matching(text, pattern)));
    }

    static Setting<Optional<SecretText>> secret(String name, String effect) {
        return new Setting<>(
                name, null, "a text", effect, true, t -> Optional.ofNullable(t).map(SecretText::new));
    }

    /** A secret that must not be guessed, because whoever sends it is let in; it travels in a header as it is. */
    static Setting<Optional<SecretText>> longSecret(String name, int min, String effect) {
        return new Setting<>(
                name,
                null,
                "a text of at least " + min + " printable ASCII characters without blanks",
                effect,
                true,
                t -> Optional.ofNullable(t)
                        .map(text -> matching(text, "[!-~]{" + min + ",}"))
                        .map(SecretText::new));
    }

    static Setting<Boolean> flag(String name, boolean defaultValue, String effect) {
        return new Setting<>(name, Boolean.toString(defaultValue), "true or false", effect, false, Setting::flagOf);
    }

    static Setting<Integer> number(String name, int defaultValue, int min, int max, String effect) {
        return new Setting<>(
                name,
                Integer.toString(defaultValue),
                "a whole number from " + min + " to " + max,
                effect,
                false,
                t -> between(Integer.parseInt(t), min, max));
    }

    static Setting<Duration> duration(String name, String defaultText, Duration min, Duration max, String effect) {
        return new Setting<>(
                name,
                defaultText,
                "an ISO 8601 duration from " + min + " to " + max,
                effect,
                false,
                t -> between(Duration.parse(t), min, max));
    }

    static Setting<List<String>> list(String name, String defaultText, String effect) {
        return new Setting<>(name, defaultText, "texts joined with commas", effect, false, Setting::split);
    }

    static Setting<List<IPAddress>> addressBlocks(String name, String effect) {
        return new Setting<>(
                name, "", "IP addresses or CIDR blocks joined with commas", effect, false, t -> split(t).stream()
                        .map(block -> AddressBlocks.parse(block).orElseThrow())
                        .toList());
    }

    /** Origins as browsers write them (RFC 6454, section 6.2), so that they can be compared as texts. */
    static Setting<List<String>> origins(String name, String effect) {
        return new Setting<>(
                name,
                "",
                "origins as browsers write them, like https://console.example.com, joined with commas: http or https, lower case, no path, no"
                        + " port that is the scheme's own, never *",
                effect,
                false,
                t -> split(t).stream().map(Setting::origin).toList());
    }

    private static String origin(String text) {
        String host = "([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+])";
        matching(text, "https?://" + host + "(:[1-9][0-9]{0,4})?");
        int port = URI.create(text).getPort();
        require(port <= MAX_PORT && port != (text.startsWith("https:") ? HTTPS_PORT : HTTP_PORT));
        return text;
    }

    static Setting<List<Long>> ids(String name, String effect) {
        return new Setting<>(name, "", "whole numbers joined with commas", effect, false, t -> split(t).stream()
                .map(Long::valueOf)
                .toList());
    }

    static Setting<String> oneOf(String name, String defaultText, List<String> values, String effect) {
        return new Setting<>(name, defaultText, "one of " + values, effect, false, t -> {
            require(values.contains(t));
            return t;
        });
    }

    /**
     * @param text what is configured, or null
     * @throws InvalidSetting when the text is not allowed
     */
    T parse(String text) {
        try {
            return parser.apply(text == null ? defaultText : text.strip());
        } catch (RuntimeException e) {
            throw new InvalidSetting(this, text);
        }
    }

    private static String matching(String text, String pattern) {
        require(text.matches(pattern));
        return text;
    }

    private static boolean flagOf(String text) {
        require(text.equals("true") || text.equals("false"));
        return text.equals("true");
    }

    static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String httpUrl(String text) {
        URI url = URI.create(text);
        require(url.getHost() != null && List.of("http", "https").contains(url.getScheme()));
        return text;
    }

    private static <C extends Comparable<C>> C between(C value, C min, C max) {
        require(value.compareTo(min) >= 0 && value.compareTo(max) <= 0);
        return value;
    }

    static void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalArgumentException();
        }
    }
}
