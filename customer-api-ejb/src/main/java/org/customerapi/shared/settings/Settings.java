package org.customerapi.shared.settings;

import static org.customerapi.shared.settings.Setting.addressBlocks;
import static org.customerapi.shared.settings.Setting.duration;
import static org.customerapi.shared.settings.Setting.flag;
import static org.customerapi.shared.settings.Setting.ids;
import static org.customerapi.shared.settings.Setting.list;
import static org.customerapi.shared.settings.Setting.longSecret;
import static org.customerapi.shared.settings.Setting.number;
import static org.customerapi.shared.settings.Setting.oneOf;
import static org.customerapi.shared.settings.Setting.optional;
import static org.customerapi.shared.settings.Setting.origins;
import static org.customerapi.shared.settings.Setting.secret;
import static org.customerapi.shared.settings.Setting.secretUrl;
import static org.customerapi.shared.settings.Setting.text;
import static org.customerapi.shared.settings.Setting.url;

import inet.ipaddr.IPAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customerapi.shared.secret.SecretText;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What the operator has configured, read once through MicroProfile Config.
 *
 * <p>Every setting is a constant here; code asks {@code settings.get(Settings.SESSION_TTL)}.
 */
@ApplicationScoped
public class Settings {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    public static final Setting<Boolean> DEMO = flag(
            "customer-api.demo",
            false,
            "Demo mode: demo customers exist, codes are shown instead of sent, a built-in key encrypts. Never for production.");
    public static final Setting<Integer> DEMO_CUSTOMERS =
            number("customer-api.demo.customers", 0, 0, 10_000, "How many further demo customers exist, for load.");
    public static final Setting<Boolean> DEMO_ANY_DATABASE =
            flag("customer-api.demo.allow-any-database", false, "Lets demo mode run on a database other than H2.");

    public static final Setting<String> DATA_DIR =
            text("customer-api.data-dir", "./data", "The folder of the embedded database.");
    public static final Setting<Optional<String>> DB_URL = secretUrl(
            "customer-api.db.url",
            "jdbc:(postgresql|h2):.+",
            "a JDBC URL that begins with jdbc:postgresql: or jdbc:h2:",
            "The database; an H2 file database in the data folder if absent.");
    public static final Setting<String> DB_USER = text("customer-api.db.user", "sa", "The database user.");
    public static final Setting<Optional<SecretText>> DB_PASSWORD =
            secret("customer-api.db.password", "The database user's password.");
    public static final Setting<Duration> DB_CONNECT_TIMEOUT = duration(
            "customer-api.db.connect-timeout",
            "PT2S",
            Duration.ofSeconds(1),
            MINUTE,
            "How long connecting to PostgreSQL and logging in there may take; whole seconds.");
    public static final Setting<Duration> DB_ANSWER_TIMEOUT = duration(
            "customer-api.db.answer-timeout",
            "PT10S",
            Duration.ofSeconds(1),
            MINUTE.multipliedBy(10),
            "How long PostgreSQL may take for one statement, waiting for locks included.");

    public static final Setting<Boolean> DB_MIGRATE = flag(
            "customer-api.db.migrate",
            true,
            "Brings the database schema up to date at the start; false only verifies that it is, for a user who may not change it.");

    public static final Setting<Optional<SecretText>> ENCRYPTION_KEY = secret(
            "customer-api.encryption.key",
            "The AES-256 key, 32 bytes in Base64, that secrets at rest are encrypted under; required outside demo mode.");
    public static final Setting<String> ENCRYPTION_KEY_ID =
            text("customer-api.encryption.key-id", "1", "The name of that key, stored beside what it encrypts.");
    public static final Setting<Optional<SecretText>> ENCRYPTION_PREVIOUS_KEYS = secret(
            "customer-api.encryption.previous-keys", "Older keys that can still read, id:base64 joined with commas.");

    public static final Setting<String> DEFAULT_LANG = oneOf(
            "customer-api.default-lang", "en-US", List.of("en-US", "zh-CN"), "The language of a call that names none.");
    public static final Setting<List<IPAddress>> TRUSTED_PROXIES =
            addressBlocks("customer-api.trusted-proxies", "The proxies whose X-Forwarded-For is believed.");

    public static final Setting<List<String>> CORS_ORIGINS = origins(
            "customer-api.cors.origins",
            "The origins of web pages elsewhere that may call the API from a browser (CORS); none without it.");

    public static final Setting<Duration> SESSION_TTL = duration(
            "customer-api.session.ttl",
            "PT12H",
            MINUTE,
            Duration.ofDays(7),
            "How long a session lives without a call; seven days at most in all.");

    public static final Setting<Optional<SecretText>> ADMIN_SECRET = longSecret(
            "customer-api.admin.secret",
            32,
            "What an operator sends as a bearer token to import customers; without it there is no such operation.");

    public static final Setting<List<String>> IDENTITY_PROVIDERS = new Setting<>(
            "customer-api.idp.names",
            "",
            "names of lower-case letters, digits and single hyphens joined with commas, each once",
            "The identity providers whose tokens open sessions; each has the settings below.",
            false,
            IdentityProviderSettings::namesOf);

    public static final Setting<String> AUTHENTICATOR_ISSUER = text(
            "customer-api.authenticator.issuer",
            "Customer API",
            "[^:]{1,60}",
            "a text of 1 to 60 characters without a colon",
            "What an authenticator app shows beside the customer's number.");

    public static final Setting<Integer> CODES_MAX_PER_HALF_HOUR = number(
            "customer-api.codes.max-per-half-hour", 5, 1, 1000, "Codes of one type to one recipient in half an hour.");
    public static final Setting<Integer> CODES_RESEND_SECONDS = number(
            "customer-api.codes.resend-seconds",
            60,
            0,
            1800,
            "Seconds until a code of the same type may be asked for anew.");

    public static final Setting<Optional<String>> MAIL_HOST =
            optional("customer-api.mail.host", "The SMTP server; without it no code can go out by e-mail.");
    public static final Setting<Integer> MAIL_PORT = number("customer-api.mail.port", 587, 1, 65535, "Its port.");
    public static final Setting<Optional<String>> MAIL_USER =
            optional("customer-api.mail.user", "The user to authenticate as; none if absent.");
    public static final Setting<Optional<SecretText>> MAIL_PASSWORD =
            secret("customer-api.mail.password", "That user's password.");
    public static final Setting<String> MAIL_SECURITY = oneOf(
            "customer-api.mail.security",
            "starttls",
            List.of("starttls", "tls", "none"),
            "STARTTLS (required), TLS from the first byte, or a plain connection.");
    public static final Setting<String> MAIL_FROM = text(
            "customer-api.mail.from",
            "no-reply@localhost",
            "[^@\\s<>]+@[^@\\s<>]+",
            "an e-mail address",
            "The sender's address.");

    public static final Setting<Optional<String>> SMS_URL = url(
            "customer-api.sms.url", "The webhook that sends a text message; without it no code can go out by phone.");
    public static final Setting<Optional<SecretText>> SMS_TOKEN =
            secret("customer-api.sms.token", "Sent to the webhook as a bearer token.");

    public static final Setting<Duration> SEND_TIMEOUT = duration(
            "customer-api.codes.send-timeout",
            "PT5S",
            Duration.ofMillis(100),
            MINUTE,
            "How long the mail server or the SMS webhook may take to connect and to answer.");

    public static final Setting<Integer> RSA_BITS =
            number("customer-api.key.rsa-bits", 2048, 1024, 4096, "The size of new keys.");
    public static final Setting<Integer> KEY_POOL_SIZE = number(
            "customer-api.key.pool-size",
            32,
            1,
            1024,
            "How many key pairs are kept ready, so that issuing a key does not wait for one.");
    public static final Setting<Boolean> ALLOW_WEAK_KEYS =
            flag("customer-api.key.allow-weak", false, "Lets new keys have fewer than 2048 bits.");

    public static final Setting<List<String>> RESOURCES_SPOT_TRADE = list(
            "customer-api.resources.trade",
            "tradeapi.app.OrderApiService.addOrder_0.0.1_tradeApi,"
                    + "tradeapi.app.OrderApiService.closeTradePboOrder_0.0.1_tradeApi,"
                    + "tradeapi.app.SpotOrderApiService.closeTradePboOrder_0.0.1_tradeApi",
            "The resources that the right to trade opens.");
    public static final Setting<List<String>> RESOURCES_CONTRACT_TRADE = list(
            "customer-api.resources.contract-trade",
            "tradeapi.app.OrderApiService.addMarketOrder_0.0.1_tradeApi,"
                    + "tradeapi.app.OrderApiService.updatePboOrder_0.0.1_tradeApi,"
                    + "tradeapi.app.PositionApiService.updateCrossLevelNum_0.0.1_tradeApi,"
                    + "tradeapi.app.PositionApiService.updateOccupyTheMargin_0.0.1_tradeApi",
            "The resources that the right to trade contracts opens.");
    public static final Setting<List<String>> RESOURCES_WITHDRAW = list(
            "customer-api.resources.withdraw",
            "fund.app.WithdrawAppDubboService.createWithdrawProposal_0.0.1_",
            "The resources that the right to withdraw opens.");

    public static final Setting<Boolean> CLUSTER_ENABLED = flag(
            "customer-api.cluster.enabled",
            false,
            "Lets several nodes serve from one PostgreSQL with one Redis; every one of them must say so.");
    public static final Setting<Duration> CLUSTER_LEASE = duration(
            "customer-api.cluster.lease",
            "PT1S",
            Duration.ZERO,
            MINUTE,
            "How long a node may judge calls by what it remembers of a key; a change on the same node counts at once.");
    public static final Setting<Duration> CLUSTER_READ_GRACE = duration(
            "customer-api.cluster.read-grace",
            "PT0S",
            Duration.ZERO,
            Duration.ofHours(1),
            "How much longer than the lease calls of resources that reading alone opens are judged by what a node remembers of a key"
                    + " while the database cannot be reached.");
    public static final Setting<Optional<String>> REDIS_URL = secretUrl(
            "customer-api.redis.url",
            // What RFC 3986, section 3.2.1, lets a user and a password be.
            "rediss?://(([A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?(/[0-9]+)?",
            "a URL like redis://user:password@host:6379/0, or rediss:// over TLS",
            "The Redis that the nodes of a cluster share; required with customer-api.cluster.enabled.");
    public static final Setting<Integer> CALLS_PER_MINUTE =
            number("customer-api.limits.calls-per-minute", 100, 1, 1_000_000, "Accepted calls of a key in any minute.");
    public static final Setting<Integer> UNVERIFIED_PER_MINUTE = number(
            "customer-api.limits.unverified-per-minute",
            600,
            1,
            1_000_000,
            "Calls in a minute, per access key and source address, that may fail before or at the signature.");
    public static final Setting<List<Long>> COMPANIES_WITHOUT_SHA1 =
            ids("customer-api.signature.no-sha1-companies", "The companies whose keys sign with SHA256withRSA only.");
    public static final Setting<Boolean> SIGNATURE_DEBUG = flag(
            "customer-api.signature.debug",
            false,
            "A wrong signature's refusal shows the signature base that the server computed; always so in demo mode.");
    public static final Setting<Duration> DOWNSTREAM_CONNECT_TIMEOUT = duration(
            "customer-api.downstream-timeout.connect",
            "PT2S",
            Duration.ofMillis(10),
            MINUTE,
            "How long connecting to a downstream may take.");
    public static final Setting<Duration> DOWNSTREAM_READ_TIMEOUT = duration(
            "customer-api.downstream-timeout.read",
            "PT10S",
            Duration.ofMillis(10),
            MINUTE.multipliedBy(5),
            "How long a downstream's whole answer may take.");

    /** All of them, in the order of the reference. */
    public static final List<Setting<?>> ALL = List.of(
            DEMO,
            DEMO_CUSTOMERS,
            DEMO_ANY_DATABASE,
            DATA_DIR,
            DB_URL,
            DB_USER,
            DB_PASSWORD,
            DB_CONNECT_TIMEOUT,
            DB_ANSWER_TIMEOUT,
            DB_MIGRATE,
            ENCRYPTION_KEY,
            ENCRYPTION_KEY_ID,
            ENCRYPTION_PREVIOUS_KEYS,
            DEFAULT_LANG,
            TRUSTED_PROXIES,
            CORS_ORIGINS,
            SESSION_TTL,
            ADMIN_SECRET,
            IDENTITY_PROVIDERS,
            AUTHENTICATOR_ISSUER,
            CODES_MAX_PER_HALF_HOUR,
            CODES_RESEND_SECONDS,
            SEND_TIMEOUT,
            MAIL_HOST,
            MAIL_PORT,
            MAIL_USER,
            MAIL_PASSWORD,
            MAIL_SECURITY,
            MAIL_FROM,
            SMS_URL,
            SMS_TOKEN,
            RSA_BITS,
            KEY_POOL_SIZE,
            ALLOW_WEAK_KEYS,
            RESOURCES_SPOT_TRADE,
            RESOURCES_CONTRACT_TRADE,
            RESOURCES_WITHDRAW,
            CLUSTER_ENABLED,
            CLUSTER_LEASE,
            CLUSTER_READ_GRACE,
            REDIS_URL,
            CALLS_PER_MINUTE,
            UNVERIFIED_PER_MINUTE,
            COMPANIES_WITHOUT_SHA1,
            SIGNATURE_DEBUG,
            DOWNSTREAM_CONNECT_TIMEOUT,
            DOWNSTREAM_READ_TIMEOUT);

    private static final String OURS = "customer-api.";
    private static final String DOWNSTREAM = "customer-api.downstream.";
    private static final String FILE = ".file";

    /** What goes on with a name that the operator chooses; each is checked by itself. */
    private static final List<String> HAVE_NAMES = List.of(DOWNSTREAM, IdentityProviderSettings.PREFIX);

    private final Function<String, Optional<String>> source;
    private final Supplier<Iterable<String>> names;
    private final Map<Setting<?>, Object> values = new ConcurrentHashMap<>();

    /** Reads the configuration that this class's archive sees; some servers call without a context class loader. */
    public Settings() {
        this(ConfigProvider.getConfig(Settings.class.getClassLoader()));
    }

    private Settings(Config config) {
        this(name -> config.getOptionalValue(name, String.class), config::getPropertyNames);
    }

    /** @param names asked anew each time: SmallRye's can be gone through once only */
    private Settings(Function<String, Optional<String>> source, Supplier<Iterable<String>> names) {
        this.source = source;
        this.names = names;
    }

    /** Settings from a configuration that isn't the archive's own. */
    static Settings reading(Config config) {
        return new Settings(config);
    }

    /** Settings from a map, for whoever needs them without a configuration. */
    public static Settings of(Map<String, String> properties) {
        return new Settings(name -> Optional.ofNullable(properties.get(name)), properties::keySet);
    }

    /**
     * What is configured, or the default. A secret may stand in a file that {@code <name>.file} names instead.
     *
     * @throws InvalidSetting when what is configured is not allowed
     */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        return (T) values.computeIfAbsent(setting, s -> s.parse(configured(s)));
    }

    private String configured(Setting<?> setting) {
        Optional<String> text = source.apply(setting.name());
        String fileProperty = setting.name() + FILE;
        Optional<String> file = setting.secret() ? source.apply(fileProperty) : Optional.empty();
        if (text.isPresent() && file.isPresent()) {
            throw new InvalidSetting(setting.name() + " and " + fileProperty
                    + " are not allowed together: only one of them may be set.");
        }
        return file.map(path -> SecretFile.read(fileProperty, path))
                .or(() -> text)
                .orElse(null);
    }

    /** Properties that look like ours and are none: most likely misspelled, and without effect. */
    public List<String> unknown() {
        Set<String> known = ALL.stream()
                .flatMap(s -> s.secret() ? Stream.of(s.name(), s.name() + FILE) : Stream.of(s.name()))
                .collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        for (String name : names.get()) {
            if (name.startsWith(OURS) && HAVE_NAMES.stream().noneMatch(name::startsWith) && !known.contains(name)) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    /**
     * The service that an operation's signed calls are handed to: {@code customer-api.downstream.<prefix> = http://...} of the longest
     * prefix in whole segments. Asked for by name, because neither the environment nor a Payara Server lists its properties' names.
     *
     * @throws InvalidSetting when it is no absolute http or https URL
     */
    public Optional<URI> downstream(String bizType) {
        for (String prefix = bizType; !prefix.isEmpty(); prefix = parent(prefix)) {
            String name = DOWNSTREAM + prefix;
            Optional<String> url = source.apply(name);
            if (url.isPresent()) {
                return Optional.of(downstream(name, url.get().strip()));
            }
        }
        return Optional.empty();
    }

    private static String parent(String prefix) {
        return prefix.substring(0, Math.max(0, prefix.lastIndexOf('.')));
    }

    private void verifyDownstreams() {
        for (String name : names.get()) {
            if (name.startsWith(DOWNSTREAM)) {
                downstream(name, source.apply(name).orElse("").strip());
            }
        }
    }

    private static URI downstream(String name, String url) {
        if (!url.matches("https?://[A-Za-z0-9.:_\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")) {
            throw new InvalidSetting(name + " is not allowed: it must be an absolute http or https URL.");
        }
        return URI.create(url.replaceFirst("/+$", ""));
    }

    /**
     * The identity providers that {@link #IDENTITY_PROVIDERS} names. They are asked for by name, because the environment, where a
     * property's name loses its dots, lists none.
     *
     * @throws InvalidSetting when one's settings are not allowed, two have the same issuer, or a property belongs to none
     */
    public List<IdentityProvider> identityProviders() {
        List<IdentityProvider> providers = get(IDENTITY_PROVIDERS).stream()
                .map(name -> IdentityProviderSettings.of(name).read(name, this))
                .toList();
        IdentityProviderSettings.requireDifferentIssuers(providers);
        names.get().forEach(name -> IdentityProviderSettings.requireKnown(name, providers));
        return providers;
    }

    /** @throws InvalidSetting for the first setting whose value is not allowed */
    public void verifyAll() {
        ALL.forEach(this::get);
        verifyDownstreams();
        identityProviders();
        if (get(RSA_BITS) < 2048 && !get(ALLOW_WEAK_KEYS)) {
            throw new InvalidSetting(RSA_BITS.name() + " = " + get(RSA_BITS) + " is not allowed: below 2048 only with "
                    + ALLOW_WEAK_KEYS.name() + " = true.");
        }
    }
}
