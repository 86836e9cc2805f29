package org.customerapi.shared.settings;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The settings that each identity provider has: {@code customer-api.idp.<name>....} */
record IdentityProviderSettings(
        Setting<String> issuer,
        Setting<URI> keysUrl,
        Setting<List<String>> audiences,
        Setting<List<Long>> companies,
        Setting<List<String>> algorithms,
        Setting<String> companyClaim,
        Setting<String> customerClaim,
        Setting<Duration> maxAge,
        Setting<Duration> keysLifetime,
        Setting<Duration> keysOutage) {
    static final String PREFIX = "customer-api.idp.";
    private static final List<String> ALGORITHMS = List.of("RS256", "ES256", "EdDSA");
    private static final String NAME = "(?=.{1,32}$)[a-z0-9]+(-[a-z0-9]+)*";
    private static final String CLAIM = "[!-~]{1,100}";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[::1]");

    static IdentityProviderSettings of(String name) {
        String prefix = PREFIX + name + ".";
        return new IdentityProviderSettings(
                Setting.text(
                        prefix + "issuer",
                        null,
                        "[!-~]{1,300}",
                        "a text of 1 to 300 characters without blanks",
                        "The provider's name in its tokens, their `iss`, letter by letter."),
                new Setting<>(
                        prefix + "jwks-url",
                        null,
                        "an https URL; http only to the loopback address",
                        "Where the provider publishes the keys that its tokens are signed with, a JWK Set.",
                        false,
                        IdentityProviderSettings::keysUrlOf),
                new Setting<>(
                        prefix + "audience",
                        null,
                        "texts joined with commas, at least one",
                        "Whom the tokens are meant for; one of these must be in their `aud`.",
                        false,
                        text -> some(Setting.split(text))),
                new Setting<>(
                        prefix + "companies",
                        null,
                        "whole numbers joined with commas, at least one",
                        "The companies that the provider may speak for; a token for another one is refused.",
                        false,
                        text -> some(
                                Setting.split(text).stream().map(Long::valueOf).toList())),
                new Setting<>(
                        prefix + "algorithms",
                        String.join(",", ALGORITHMS),
                        "some of " + ALGORITHMS + " joined with commas",
                        "What the tokens may be signed with.",
                        false,
                        IdentityProviderSettings::algorithmsOf),
                Setting.text(
                        prefix + "company-claim",
                        "companyId",
                        CLAIM,
                        "a claim's name",
                        "The claim that names the company; tokens need none when the provider speaks for one company."),
                Setting.text(
                        prefix + "customer-claim",
                        "customerNo",
                        CLAIM,
                        "a claim's name",
                        "The claim that holds the customer number."),
                Setting.duration(
                        prefix + "max-age",
                        "PT12H",
                        Duration.ofMinutes(1),
                        Duration.ofDays(7),
                        "The longest that a token may be good for, from `iat` to `exp`; a longer one is refused."),
                Setting.duration(
                        prefix + "keys-lifetime",
                        "PT5M",
                        Duration.ofSeconds(10),
                        Duration.ofDays(1),
                        "How long the provider's keys are used before they are read anew."),
                Setting.duration(
                        prefix + "keys-outage",
                        "PT1H",
                        Duration.ZERO,
                        Duration.ofDays(7),
                        "How long they are used beyond that while they cannot be read."));
    }

    IdentityProvider read(String name, Settings settings) {
        return new IdentityProvider(
                name,
                settings.get(issuer),
                settings.get(keysUrl),
                settings.get(audiences),
                settings.get(companies),
                settings.get(algorithms),
                settings.get(companyClaim),
                settings.get(customerClaim),
                settings.get(maxAge),
                settings.get(keysLifetime),
                settings.get(keysOutage));
    }

    List<Setting<?>> all() {
        return List.of(
                issuer,
                keysUrl,
                audiences,
                companies,
                algorithms,
                companyClaim,
                customerClaim,
                maxAge,
                keysLifetime,
                keysOutage);
    }

    static List<String> namesOf(String text) {
        List<String> names = Setting.split(text);
        Setting.require(names.stream().allMatch(name -> name.matches(NAME)));
        Setting.require(Set.copyOf(names).size() == names.size());
        return names;
    }

    /** Else nobody could say whose a token is. */
    static void requireDifferentIssuers(List<IdentityProvider> providers) {
        Set<String> issuers = new HashSet<>();
        providers.stream()
                .filter(provider -> !issuers.add(provider.issuer()))
                .findFirst()
                .ifPresent(second -> {
                    throw new InvalidSetting(of(second.name()).issuer().name() + " = '" + second.issuer()
                            + "' is not allowed: another identity provider has it.");
                });
    }

    /** A misspelled property of an identity provider would leave a rule out that the operator believes to hold. */
    static void requireKnown(String property, List<IdentityProvider> providers) {
        if (!property.startsWith(PREFIX) || property.equals(Settings.IDENTITY_PROVIDERS.name())) {
            return;
        }
        boolean known = providers.stream()
                .flatMap(provider -> of(provider.name()).all().stream())
                .anyMatch(setting -> setting.name().equals(property));
        if (!known) {
            throw new InvalidSetting(property + " is not allowed: it must be a setting of an identity provider that "
                    + Settings.IDENTITY_PROVIDERS.name() + " names.");
        }
    }

    private static URI keysUrlOf(String text) {
        URI url = URI.create(text);
        Setting.require(url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null);
        Setting.require(url.getScheme().equals("https")
                || url.getScheme().equals("http")
                        && LOOPBACK.matcher(url.getHost()).matches());
        return url;
    }

    private static List<String> algorithmsOf(String text) {
        List<String> algorithms = some(Setting.split(text));
        Setting.require(ALGORITHMS.containsAll(algorithms));
        return algorithms;
    }

    private static <T> List<T> some(List<T> values) {
        Setting.require(!values.isEmpty());
        return values;
    }
}
