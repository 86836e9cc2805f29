package org.customerapi.customer.bulk;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.customerapi.audit.Attempt;
import org.customerapi.audit.Operation;
import org.customerapi.audit.Origin;
import org.customerapi.audit.RefusalWatch;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerChanged;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.PasswordHash;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.nodes.LeaseWait;
import org.customerapi.shared.outage.DatabaseFailure;
import org.customerapi.shared.outage.DatabaseUnavailable;
import org.customerapi.shared.outage.TellsOutage;
import org.customerapi.shared.secret.SecretText;

/**
 * Imports customers line by line, each in a transaction of its own: what was taken stays taken, whatever comes after it, and
 * sending the same lines again changes nothing. The slow password hash is made before the transaction, for new customers only.
 *
 * <p>Like {@link org.customerapi.customer.CustomerStatus} it tells each change once it is committed and before it is answered.
 */
@Stateless
@Interceptors(TellsOutage.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CustomerImport {
    private static final System.Logger LOG = System.getLogger(CustomerImport.class.getName());
    private static final int MAX_TURNS = 30;
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(1);

    private final CustomerDirectory customers;
    private final CustomerRegister register;
    private final RefusalWatch watch;
    private final Event<CustomerChanged> changes;
    private final LeaseWait lease;

    @Inject
    public CustomerImport(
            CustomerDirectory customers,
            CustomerRegister register,
            RefusalWatch watch,
            Event<CustomerChanged> changes,
            LeaseWait lease) {
        this.customers = customers;
        this.register = register;
        this.watch = watch;
        this.changes = changes;
        this.lease = lease;
    }

    protected CustomerImport() {
        this(null, null, null, null, null);
    }

    /**
     * Takes lines until there are no more. A line that is refused is reported and keeps no other from being taken.
     *
     * @param lines read one at a time; a {@link Rejection} of its own ends the import
     * @throws Rejection {@code DEPENDENCY_UNAVAILABLE} when the database is gone, or what {@code lines} throws; with the counts of
     *     {@link ImportReport} so far
     */
    public ImportReport run(Iterator<RecordLine> lines, Origin origin) {
        Attempt attempt = new Attempt(Operation.IMPORT_CUSTOMERS, null, null, null, origin);
        ImportTally tally = new ImportTally();
        return watch.over(attempt, () -> {
            try {
                lines.forEachRemaining(line -> take(line, tally, origin));
                register.ended(attempt);
            } catch (Rejection e) {
                throw brokenOff(e.code(), e, tally, origin);
            } catch (RuntimeException e) {
                if (DatabaseFailure.isOutage(e)) {
                    throw brokenOff(ErrorCode.DEPENDENCY_UNAVAILABLE, e, tally, origin);
                }
                LOG.log(WARNING, "{0}: import failed, {1}", origin.trace(), counts(tally.report()));
                throw e;
            } finally {
                // Once for all lines: whom they disabled is refused on every node by the next call after the answer.
                lease.waitOut();
            }
            LOG.log(INFO, "{0}: import ended, {1}", origin.trace(), counts(tally.report()));
            return tally.report();
        });
    }

    private void take(RecordLine line, ImportTally tally, Origin origin) {
        try {
            tally.taken(take(line.record().get(), origin));
        } catch (DatabaseUnavailable e) {
            // Nothing is wrong with the line, and the next would fare no better.
            throw e;
        } catch (Rejection e) {
            tally.refused(line.number(), e);
        }
    }

    private LineOutcome take(CustomerRecord record, Origin origin) {
        Optional<Long> known =
                customers.find(record.companyId(), record.byNumber()).map(Customer::id);
        PasswordHash password = known.isPresent()
                ? PasswordHash.none()
                : record.passwordMd5().map(CustomerImport::hash).orElseGet(PasswordHash::none);
        CustomerRegister.Entry entry;
        try {
            entry = entered(record, password, origin);
        } catch (RuntimeException e) {
            // Where the database was lost at the commit, nobody knows whether the line was taken.
            known.ifPresent(this::tell);
            throw e;
        }
        if (entry.outcome() == LineOutcome.UPDATED) {
            tell(entry.customerId());
        }
        return entry.outcome();
    }

    private void tell(long customerId) {
        changes.fire(new CustomerChanged(customerId));
    }

    /** Others log in meanwhile, and hash as well: a line waits for its turn longer than a caller would. */
    private static PasswordHash hash(SecretText passwordMd5) {
        for (int turns = 1; ; turns++) {
            try {
                return PasswordHash.of(passwordMd5);
            } catch (Rejection e) {
                if (e.code() != ErrorCode.TOO_FAST || turns == MAX_TURNS) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_TURNS.toNanos());
            }
        }
    }

    private CustomerRegister.Entry entered(CustomerRecord record, PasswordHash password, Origin origin) {
        try {
            return register.enter(record, password, origin);
        } catch (RuntimeException e) {
            if (!DatabaseFailure.isUniqueViolation(e)) {
                throw e;
            }
            // Another import took the same number or name in just then; by now it can be seen.
            return register.enter(record, password, origin);
        }
    }

    private static Rejection brokenOff(ErrorCode code, RuntimeException cause, ImportTally tally, Origin origin) {
        ImportReport report = tally.report();
        LOG.log(WARNING, "{0}: import broken off, {1}, {2}", origin.trace(), code, counts(report));
        return new Rejection(
                code, cause, report.lines(), report.created(), report.updated(), report.unchanged(), report.refused());
    }

    private static String counts(ImportReport report) {
        return "lines=" + report.lines() + " created=" + report.created() + " updated=" + report.updated()
                + " unchanged=" + report.unchanged() + " refused=" + report.refused();
    }
}
