package org.customerapi.bench;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Makes customers who may own keys, with a session and codes, through the beans that the product uses. */
@Stateless
public class Owners {
    public static final long COMPANY = 439;
    public static final String ADDRESS = "192.0.2.1";

    private static final TotpSecret TOTP_SECRET = new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    /** Slow by nature, and all have the same. */
    private static final PasswordHash PASSWORD = PasswordHash.of(new SecretText(Digests.md5Hex("Bench-Passw0rd!")));

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final CustomerDirectory customers;
    private final Sessions sessions;
    private final TotpCodes totpCodes;
    private final OneTimeCodes oneTimeCodes;
    private final Clock clock;

    @Inject
    public Owners(
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

    protected Owners() {
        this(null, null, null, null, null);
    }

    /** A session of a new customer who may issue keys. */
    public Caller logInNew() {
        int n = NUMBERS.incrementAndGet();
        Customer customer = new Customer(COMPANY, "B" + n, "Bench " + n, PASSWORD, clock.instant());
        customer.reachableByPhone("+86", Integer.toString(1_000_000 + n));
        customer.knownAs(KycStatus.PASSED);
        customers.add(customer);
        totpCodes.bind(customer.id(), TOTP_SECRET);
        return sessions.identify(sessions.open(customer.id(), clock.instant()), new Origin("bench", ADDRESS));
    }

    /** Right codes for one step-up; a customer has one at a time. */
    public StepUpCodes codesOf(Caller caller) {
        CodeProof sms = oneTimeCodes.create(Optional.of(caller.customerId()), CodePurpose.STEP_UP_SMS);
        SecretText totp = TOTP_SECRET.codeOf(TotpSecret.stepAt(clock.instant()));
        return new StepUpCodes(
                Optional.of(totp),
                Optional.of(sms.code()),
                Optional.of(sms.ticket()),
                Optional.empty(),
                Optional.empty());
    }
}
