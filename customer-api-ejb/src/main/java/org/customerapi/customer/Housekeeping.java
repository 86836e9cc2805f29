package org.customerapi.customer;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.IntSupplier;
import org.customerapi.codes.OneTimeCodes;
import org.customerapi.shared.attempts.AttemptLedger;

/** Every ten minutes, throws away what has expired: sessions, one-time codes with their tickets, and counts nobody needs. */
@Singleton
@DependsOn("NodeRegistry")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Housekeeping {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    private final Sessions sessions;
    private final OneTimeCodes codes;
    private final AttemptLedger ledger;

    @Inject
    public Housekeeping(Sessions sessions, OneTimeCodes codes, AttemptLedger ledger) {
        this.sessions = sessions;
        this.codes = codes;
        this.ledger = ledger;
    }

    protected Housekeeping() {
        this(null, null, null);
    }

    @Schedule(hour = "*", minute = "*/10", persistent = false)
    public void purge() {
        purge("sessions", sessions::purge);
        purge("one-time codes", codes::purge);
        purge("counts", ledger::purge);
    }

    /** One that fails keeps the others from nothing. */
    private static void purge(String what, IntSupplier purging) {
        try {
            LOG.log(DEBUG, "Purged {0} {1}", purging.getAsInt(), what);
        } catch (RuntimeException e) {
            LOG.log(WARNING, "Could not purge " + what, e);
        }
    }
}
