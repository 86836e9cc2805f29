package org.customerapi.customer.demo;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.customerapi.codes.CodeMessage;
import org.customerapi.codes.DemoOutbox;
import org.customerapi.codes.TotpCodes;
import org.customerapi.codes.TotpSecret;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.KycStatus;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.PasswordHash;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;

/**
 * Sees at each start that the demo customers exist in demo mode, and are disabled outside it; and answers who and what may be
 * shown of them.
 */
@Singleton
@Startup
@DependsOn("NodeRegistry")
public class DemoCustomers {
    private static final System.Logger LOG = System.getLogger(DemoCustomers.class.getName());
    private static final String PASSWORD = "Demo-Passw0rd!";
    private static final TotpSecret TOTP_SECRET = new TotpSecret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    private static final String AREA = "+86";

    private final Settings settings;
    private final CustomerDirectory customers;
    private final TotpCodes totpCodes;
    private final DemoOutbox outbox;
    private final Clock clock;

    @Inject
    public DemoCustomers(
            Settings settings, CustomerDirectory customers, TotpCodes totpCodes, DemoOutbox outbox, Clock clock) {
        this.settings = settings;
        this.customers = customers;
        this.totpCodes = totpCodes;
        this.outbox = outbox;
        this.clock = clock;
    }

    protected DemoCustomers() {
        this(null, null, null, null, null);
    }

    /** One demo customer; further ones for load come from {@link #numbered}. */
    private record Profile(String localPart, long companyId, String customerNo, String phone, boolean totpBound) {
        static Profile numbered(int n) {
            return new Profile(
                    "demo" + n, 439, Integer.toString(87_000_000 + n), Long.toString(13_600_000_000L + n), true);
        }

        String email() {
            return localPart + "@customer-api.test";
        }
    }

    private static final List<Profile> PROFILES = List.of(
            new Profile("demo", 439, "86000116", "13500009561", true),
            new Profile("other", 360, "86001175", "13500009562", true),
            new Profile("new", 368, "86000368", "13500009563", false));

    @PostConstruct
    void prepare() {
        if (settings.get(Settings.DEMO)) {
            create();
            LOG.log(WARNING, banner());
        } else {
            int disabled = customers.disableDemoCustomers();
            if (disabled > 0) {
                LOG.log(WARNING, "Disabled {0} demo customers: this server is not in demo mode", disabled);
            }
        }
    }

    /** The demo customer of that name; empty outside demo mode and for anybody else. */
    public Optional<Customer> find(String loginName) {
        if (!settings.get(Settings.DEMO)) {
            return Optional.empty();
        }
        return PROFILES.stream()
                .map(Profile::companyId)
                .distinct()
                .flatMap(companyId -> names(loginName).flatMap(name -> customers.find(companyId, name).stream()))
                .filter(Customer::isDemo)
                .findFirst();
    }

    /** The latest codes of a demo customer, newest first. */
    public List<CodeMessage> messagesOf(Customer customer) {
        return outbox.messagesOf(customer.id());
    }

    /** The next authenticator code that would be accepted; empty when there is none yet, or no authenticator. */
    public Optional<SecretText> totpCodeOf(Customer customer) {
        return totpCodes.nextCode(customer.id());
    }

    private void create() {
        PasswordHash password = PasswordHash.of(new SecretText(Digests.md5Hex(PASSWORD)));
        Stream.concat(
                        PROFILES.stream(),
                        Stream.iterate(1, n -> n <= settings.get(Settings.DEMO_CUSTOMERS), n -> n + 1)
                                .map(Profile::numbered))
                .forEach(profile -> create(profile, password));
    }

    private void create(Profile profile, PasswordHash password) {
        Optional<Customer> existing = customers.find(profile.companyId(), LoginName.email(profile.email()));
        if (existing.isPresent()) {
            existing.filter(Customer::isDemo).ifPresent(Customer::enable);
            return;
        }
        Customer customer =
                new Customer(profile.companyId(), profile.customerNo(), profile.localPart(), password, clock.instant());
        customer.reachableByEmail(profile.email());
        customer.reachableByPhone(AREA, profile.phone());
        customer.livesIn("CN");
        customer.knownAs(KycStatus.PASSED);
        customer.demo();
        customers.add(customer);
        if (profile.totpBound()) {
            totpCodes.bind(customer.id(), TOTP_SECRET);
        }
    }

    private static Stream<LoginName> names(String text) {
        return Stream.of(LoginName.email(text), LoginName.customerNo(text), LoginName.phone(AREA, text));
    }

    private static String banner() {
        return """
                DEMO MODE IS ON. Never use it with real customers.
                  Everybody can log in as one of these, with the password %s :
                    company 439  demo@customer-api.test    Google Authenticator bound
                    company 360  other@customer-api.test   Google Authenticator bound
                    company 368  new@customer-api.test     no authenticator yet
                  Codes are shown instead of sent: GET /api/demo/codes?loginName=demo@customer-api.test
                  Switch it off with customer-api.demo=false."""
                .formatted(PASSWORD);
    }
}
