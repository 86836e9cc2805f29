package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.Operation;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.attempts.AttemptLedger;
import org.customerapi.shared.attempts.Lockout;
import org.customerapi.shared.secret.SecretText;

/**
 * Logs a customer in. Holds no transaction of its own: the slow password hash must not keep a connection.
 *
 * <p>A try is counted as wrong before it is judged, per account and source address, and taken back when it was right: so
 * parallel guesses do not outrun the count, and a stranger elsewhere cannot lock a customer out. Unknown names are treated
 * alike in text, time and pausing.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Login {
    private static final Lockout LOCKOUT = new Lockout(5, Duration.ofMinutes(15));

    private static final long NOBODY = -1;

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
        return watch.over(attempt, () -> {
            String pair = pair(command, customer);
            ledger.reserve(pair, LOCKOUT);
            verifyFirstFactor(command, customer);
            ledger.forget(pair);
            customer.filter(Customer::isActive).orElseThrow(() -> new Rejection(ErrorCode.LOGIN_PROHIBITED));
            return transaction.complete(command, customer.get(), attempt).orThrow();
        });
    }

    private void verifyFirstFactor(LoginCommand command, Optional<Customer> customer) {
        if (command.codeProof().isPresent()) {
            long owner = customer.map(Customer::id).orElse(NOBODY);
            if (!transaction.isRight(owner, command.codeProof().get())) {
                throw new Rejection(ErrorCode.CODE_WRONG);
            }
            return;
        }
        SecretText password =
                command.passwordMd5().orElseThrow(() -> new Rejection(ErrorCode.PARAMETER_MISSING, "password"));
        customer.orElseThrow(() -> PasswordHash.refuseNobody(password))
                .password()
                .verify(password);
    }

    private static String pair(LoginCommand command, Optional<Customer> customer) {
        String account = customer.map(known -> "#" + known.id())
                .orElseGet(() -> command.name().kind() + ":" + command.name().text());
        return "login:" + command.companyId() + ":" + account + ":"
                + command.origin().address();
    }
}
