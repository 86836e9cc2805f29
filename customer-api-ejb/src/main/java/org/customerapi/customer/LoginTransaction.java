package org.customerapi.customer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.AuditTrail;
import org.customerapi.codes.OneTimeCode;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.codes.TotpAuthenticator;
import org.customerapi.codes.TotpCodes;
import org.customerapi.codes.TotpVerdict;
import org.customerapi.shared.Committed;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.SecretText;

/**
 * The parts of a login that must happen together. It answers a refusal instead of throwing it, so that the counted wrong
 * try commits.
 */
@Stateless
@Interceptors(TellsOutage.class)
public class LoginTransaction {
    private final Sessions sessions;
    private final OneTimeCodes oneTimeCodes;
    private final TotpCodes totpCodes;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public LoginTransaction(
            Sessions sessions, OneTimeCodes oneTimeCodes, TotpCodes totpCodes, AuditTrail audit, Clock clock) {
        this.sessions = sessions;
        this.oneTimeCodes = oneTimeCodes;
        this.totpCodes = totpCodes;
        this.audit = audit;
        this.clock = clock;
    }

    protected LoginTransaction() {
        this(null, null, null, null, null);
    }

    /** Judges a login code without spending it; a wrong try is counted. */
    public Committed<Void> judge(long customerId, LoginCommand command) {
        return judged(customerId, command).isPresent()
                ? Committed.success(null)
                : Committed.refusal(ErrorCode.CODE_WRONG);
    }

    /** Asks for the authenticator's code where one is bound, spends what was given, and opens the session. */
    public Committed<LoggedIn> complete(LoginCommand command, Customer customer, Attempt attempt) {
        Optional<TotpAuthenticator> authenticator = totpCodes.lockBoundOf(customer.id());
        if (authenticator.isPresent() && command.totpCode().isEmpty()) {
            return Committed.refusal(ErrorCode.TOTP_CODE_EMPTY);
        }
        Optional<OneTimeCode> code = judged(customer.id(), command);
        if (!command.codeProofs().isEmpty() && code.isEmpty()) {
            return Committed.refusal(ErrorCode.CODE_WRONG);
        }
        if (authenticator.isPresent()) {
            TotpVerdict verdict =
                    totpCodes.judge(authenticator.get(), command.totpCode().get());
            if (!verdict.isRight()) {
                return Committed.refusal(verdict.refusal());
            }
            totpCodes.consume(authenticator.get(), verdict);
        }
        code.ifPresent(oneTimeCodes::spend);
        return Committed.success(opened(customer, attempt));
    }

    private Optional<OneTimeCode> judged(long customerId, LoginCommand command) {
        return command.codeProofs().stream()
                .filter(proof -> proof.purpose().forLogin())
                .flatMap(proof -> oneTimeCodes.judge(customerId, proof).stream())
                .findFirst();
    }

    private LoggedIn opened(Customer customer, Attempt attempt) {
        Instant now = clock.instant();
        SecretText token = sessions.open(customer.id(), now);
        audit.succeeded(attempt);
        return new LoggedIn(customer, token, now);
    }
}
