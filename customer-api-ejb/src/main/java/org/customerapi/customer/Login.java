package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.Operation;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.attempts.AttemptLedger;
import org.customerapi.shared.attempts.Lockout;
import org.customerapi.shared.attempts.Quota;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.SecretText;

/**
 * Logs a customer in. Holds no transaction of its own: the slow password hash must not keep a connection.
 *
 * <p>A try is counted as wrong before it is judged, per account and source address, and taken back unless it was wrong: so
 * parallel guesses do not outrun the count, and a stranger elsewhere cannot lock a customer out. Unknown names are treated
 * alike in text, time and pausing.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Login {
    private static final Lockout LOCKOUT = new Lockout(5, Duration.ofMinutes(15));

    /** What one neighbour may try in a minute, whatever the accounts: each try costs a slow hash. */
    private static final Quota PER_NEIGHBOUR = new Quota(300, Duration.ofMinutes(1), Duration.ZERO);

    /** The outcomes that leave a try counted; a wrong authenticator's code is counted where it is judged. */
    private static final Set<ErrorCode> WRONG = EnumSet.of(ErrorCode.CREDENTIALS_WRONG, ErrorCode.CODE_WRONG);

    private final CustomerDirectory customers;
    private final AttemptLedger ledger;
    private final LoginTransaction transaction;
    private final RefusalWatch watch;

    @Inject
    public Login(CustomerDirectory customers, AttemptLedger ledger, LoginTransaction transaction, RefusalWatch watch) {
        this.customers = customers;
        this.ledger = ledger;
        this.transaction = transaction;
        this.watch = watch;
    }

    protected Login() {
        this(null, null, null, null);
    }

    /** @throws Rejection as the contract, section 4, says */
    public LoggedIn logIn(LoginCommand command) {
        Optional<Customer> customer = customers.find(command.companyId(), command.name());
        Attempt attempt = new Attempt(
                Operation.LOG_IN, customer.map(Customer::id).orElse(null), command.companyId(), null, command.origin());
        ledger.take("login:" + command.origin().neighbour(), PER_NEIGHBOUR);
        return watch.over(attempt, () -> {
            String pair = pair(command, customer);
            ledger.reserve(pair, LOCKOUT);
            try {
                LoggedIn login = verified(command, customer, attempt);
                ledger.forget(pair);
                return login;
            } catch (Rejection e) {
                if (!WRONG.contains(e.code())) {
                    ledger.giveBack(pair);
                }
                throw e;
            }
        });
    }

    private LoggedIn verified(LoginCommand command, Optional<Customer> customer, Attempt attempt) {
        verifyFirstFactor(command, customer);
        Customer known =
                customer.filter(Customer::isActive).orElseThrow(() -> new Rejection(ErrorCode.LOGIN_PROHIBITED));
        return transaction.complete(command, known, attempt).orThrow();
    }

    private void verifyFirstFactor(LoginCommand command, Optional<Customer> customer) {
        if (!command.codeProofs().isEmpty()) {
            transaction
                    .judge(customer.map(Customer::id).orElse(OneTimeCodes.NOBODY), command)
                    .orThrow();
            return;
        }
        SecretText password = command.passwordMd5().orElseThrow();
        customer.orElseThrow(() -> PasswordHash.refuseNobody(password))
                .password()
                .verify(password);
    }

    /** An account that nobody has is counted by everything that was said of it, as one that somebody has is by its owner. */
    private static String pair(LoginCommand command, Optional<Customer> customer) {
        LoginName name = command.name();
        String account = customer.map(known -> "#" + known.id())
                .orElseGet(() -> name.kind() + ":" + name.area().orElse("") + ":" + name.text());
        return "login:" + command.companyId() + ":" + account + ":"
                + command.origin().neighbour();
    }
}
