package org.customerapi.testing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.customerapi.audit.Origin;
import org.customerapi.codes.CodeProof;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.codes.TotpCodes;
import org.customerapi.codes.TotpSecret;
import org.customerapi.customer.Caller;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.KycStatus;
import org.customerapi.customer.PasswordHash;
import org.customerapi.customer.Sessions;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.stepup.StepUpCodes;

/** Makes customers, sessions and codes for tests, through the same beans that the product uses. */
@Stateless
public class TestCustomers {
    public static final String PASSWORD = "Correct-Horse-7";
    public static final SecretText PASSWORD_MD5 = new SecretText(Digests.md5Hex(PASSWORD));
    public static final TotpSecret TOTP_SECRET = new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    public static final Origin ORIGIN = new Origin("test-trace", "192.0.2.1");

    /** Slow by nature, and every test customer has the same. */
    private static final PasswordHash PASSWORD_HASH = PasswordHash.of(PASSWORD_MD5);

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final CustomerDirectory customers;
    private final Sessions sessions;
    private final TotpCodes totpCodes;
    private final OneTimeCodes oneTimeCodes;
    private final Clock clock;

    @Inject
    public TestCustomers(
            CustomerDirectory customers,
            Sessions sessions,
            TotpCodes totpCodes,
            OneTimeCodes oneTimeCodes,
            Clock clock) {
        this.customers = customers;
        this.sessions = sessions;
        this.totpCodes = totpCodes;
        this.oneTimeCodes = oneTimeCodes;
        this.clock = clock;
    }

    protected TestCustomers() {
        this(null, null, null, null, null);
    }

    /** A customer with KYC passed, a phone, an e-mail address and an authenticator. */
    public Customer complete() {
        Customer customer = withoutAuthenticator();
        totpCodes.bind(customer.id(), TOTP_SECRET);
        return customer;
    }

    /** The same, but no authenticator is bound yet. */
    public Customer withoutAuthenticator() {
        int n = NUMBERS.incrementAndGet();
        Customer customer = new Customer(439, "T" + n, "Test " + n, PASSWORD_HASH, clock.instant());
        customer.reachableByEmail("t" + n + "@example.test");
        customer.reachableByPhone("+86", Integer.toString(1_000_000 + n));
        customer.knownAs(KycStatus.PASSED);
        return customers.add(customer);
    }

    /** One who has an e-mail address and no phone, and no authenticator yet. */
    public Customer reachableByEmailOnly() {
        int n = NUMBERS.incrementAndGet();
        Customer customer = new Customer(439, "T" + n, "Test " + n, PASSWORD_HASH, clock.instant());
        customer.reachableByEmail("t" + n + "@example.test");
        return customers.add(customer);
    }

    /** One whose password is the MD5 given, that nobody can reach. */
    public Customer withPassword(SecretText passwordMd5) {
        int n = NUMBERS.incrementAndGet();
        return customers.add(new Customer(439, "T" + n, "Test " + n, PasswordHash.of(passwordMd5), clock.instant()));
    }

    /** @return the customer as he is now */
    public Customer change(Customer customer, Consumer<Customer> change) {
        Customer managed = customers.get(customer.id());
        change.accept(managed);
        return managed;
    }

    /** A logged-in session of the customer. */
    public Caller logIn(Customer customer) {
        return sessions.identify(token(customer), ORIGIN);
    }

    /** The token of a new session of the customer. */
    public SecretText token(Customer customer) {
        return sessions.open(customer.id(), clock.instant());
    }

    /** Right codes for one step-up: the authenticator's current code and a phone code seeded without being sent. */
    public StepUpCodes rightCodes(Customer customer) {
        CodeProof sms = oneTimeCodes.create(Optional.of(customer.id()), CodePurpose.STEP_UP_SMS);
        return new StepUpCodes(
                Optional.of(currentTotp()),
                Optional.of(sms.code()),
                Optional.of(sms.ticket()),
                Optional.empty(),
                Optional.empty());
    }

    /** The same, once the authenticator shows a code that was not used yet. */
    public StepUpCodes freshCodes(Customer customer) {
        MovableClock.get().moveBy(Duration.ofSeconds(30));
        return rightCodes(customer);
    }

    /** Right codes of the authenticator and of both channels, which unbinding takes. */
    public StepUpCodes codesOfEveryChannel(Customer customer) {
        StepUpCodes byPhone = rightCodes(customer);
        CodeProof email = oneTimeCodes.create(Optional.of(customer.id()), CodePurpose.STEP_UP_EMAIL);
        return new StepUpCodes(
                byPhone.totp(),
                byPhone.phoneCode(),
                byPhone.phoneTicket(),
                Optional.of(email.code()),
                Optional.of(email.ticket()));
    }

    public SecretText currentTotp() {
        return TOTP_SECRET.codeOf(TotpSecret.stepAt(clock.instant()));
    }
}
