package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract's order of checks (section 8): whatever is wrong with a call, it is refused for the earliest. What is wrong with
 * the key is written past the beans, so that everything can be wrong at once.
 */
@ExtendWith(Beans.class)
class CheckOrderTest {
    private final RequestVerification verification;
    private final SigningKeys keys;

    CheckOrderTest(RequestVerification verification, SigningKeys keys) {
        SigningKeys.waitAMinute();
        this.verification = verification;
        this.keys = keys;
    }

    /** What can be wrong, in the order in which it is to be noticed. */
    enum Fault {
        HEADER(ErrorCode.HEADER_MISSING),
        COMPANY_ID(ErrorCode.COMPANY_ID_MISSING),
        TRACE(ErrorCode.TRACE_MISSING),
        RECV_WINDOW(ErrorCode.HEADER_ILLEGAL),
        COMPANY(ErrorCode.KEY_UNKNOWN),
        ADDRESS(ErrorCode.ADDRESS_ILLEGAL),
        BAN(ErrorCode.KEY_BANNED),
        WINDOW(ErrorCode.OUTSIDE_REPLAY_WINDOW),
        SIGNATURE(ErrorCode.SIGNATURE_WRONG),
        REPLAY(ErrorCode.REQUEST_REPLAYED),
        CUSTOMER(ErrorCode.CUSTOMER_DISABLED),
        EXPIRY(ErrorCode.KEY_EXPIRED),
        RATE(ErrorCode.RATE_EXCEEDED),
        RIGHT(ErrorCode.RESOURCE_NOT_GRANTED),
        LOCK(ErrorCode.WITHDRAWAL_LOCKED);

        final ErrorCode refusal;

        Fault(ErrorCode refusal) {
            this.refusal = refusal;
        }
    }

    private ErrorCode refusalOf(List<Fault> faults) throws SQLException {
        SigningKey key = keys.issue();
        CallDraft draft = key.call();
        misuse(key, draft, faults);
        spoilKey(key, faults);
        // The lease of what was remembered ends; still within the default window, unless the window is to be missed.
        MovableClock.get().moveBy(faults.contains(Fault.WINDOW) ? Duration.ofMillis(5001) : Duration.ofSeconds(1));
        spoilCall(draft, faults);
        return codeOf(() -> verification.verify(draft.sign()));
    }

    /** While the key is sound: uses the call up, and the rate. */
    private void misuse(SigningKey key, CallDraft draft, List<Fault> faults) {
        int calls = faults.contains(Fault.BAN) ? 111 : faults.contains(Fault.RATE) ? 100 : 0;
        if (faults.contains(Fault.REPLAY)) {
            verification.verify(draft.sign());
            calls--;
        }
        for (int i = 0; i < calls; i++) {
            try {
                verification.verify(key.signed());
            } catch (RateRejection e) {
                assertThat(i).isGreaterThanOrEqualTo(calls - 11);
            }
        }
    }

    private static void spoilKey(SigningKey key, List<Fault> faults) throws SQLException {
        long now = MovableClock.get().millis();
        if (faults.contains(Fault.ADDRESS)) {
            Database.update("update api_key set allowlist = '198.51.100.7' where id = ?", key.id());
        }
        if (faults.contains(Fault.CUSTOMER)) {
            Database.update(
                    "update customer set active = false where id = ?",
                    key.owner().customerId());
        }
        if (faults.contains(Fault.EXPIRY)) {
            Database.update("update api_key set expires_at = ? where id = ?", now, key.id());
        }
        if (faults.contains(Fault.LOCK) && !faults.contains(Fault.RIGHT)) {
            Database.update("update api_key set permissions = 'READ,WITHDRAW' where id = ?", key.id());
        }
    }

    private static void spoilCall(CallDraft draft, List<Fault> faults) {
        if (faults.contains(Fault.HEADER) || faults.contains(Fault.SIGNATURE)) {
            String signature = faults.contains(Fault.HEADER) ? null : "AAAA";
            draft.respelled(right -> signature);
        }
        if (faults.contains(Fault.COMPANY)) {
            draft.company("440");
        }
        if (faults.contains(Fault.COMPANY_ID)) {
            draft.company(null);
        }
        if (faults.contains(Fault.TRACE)) {
            draft.trace(null);
        }
        if (faults.contains(Fault.RECV_WINDOW)) {
            draft.recvWindow("60001");
        }
        if (faults.contains(Fault.RIGHT) || faults.contains(Fault.LOCK)) {
            draft.resource(CallDraft.WITHDRAWAL);
        }
    }

    private static IntStream numbers() {
        return IntStream.range(0, Fault.values().length);
    }

    static Stream<List<Fault>> alone() {
        return Stream.of(Fault.values()).map(List::of);
    }

    static Stream<List<Fault>> adjacent() {
        return numbers().skip(1).mapToObj(i -> List.of(Fault.values()[i - 1], Fault.values()[i]));
    }

    /** Wrong in everything, then in everything but the first, and so on. */
    static Stream<List<Fault>> allFrom() {
        return numbers().mapToObj(i -> List.of(Fault.values()).subList(i, Fault.values().length));
    }

    @ParameterizedTest
    @MethodSource({"alone", "adjacent", "allFrom"})
    void verifyShouldRefuseForTheEarliestReasonWhenThereAreMore(List<Fault> faults) throws SQLException {
        assertThat(refusalOf(faults)).isEqualTo(faults.get(0).refusal);
    }

    /** Neighbours alone would not show that two checks further apart have not changed places. */
    @Test
    void verifyShouldRefuseForTheEarlierWhenAnyTwoReasonsMeet() throws SQLException {
        List<String> wrong = new ArrayList<>();
        for (Fault earlier : Fault.values()) {
            for (Fault later : Fault.values()) {
                if (earlier.ordinal() < later.ordinal()) {
                    ErrorCode refusal = refusalOf(List.of(earlier, later));
                    if (refusal != earlier.refusal) {
                        wrong.add(earlier + " and " + later + ": " + refusal);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void verifyShouldLetACallThroughWhenNothingIsWrong() throws SQLException {
        SigningKey key = keys.issue();
        CallDraft draft = key.call();
        misuse(key, draft, List.of());
        spoilKey(key, List.of());
        MovableClock.get().moveBy(Duration.ofSeconds(1));

        assertThat(verification.verify(draft.sign()).customerId())
                .isEqualTo(key.owner().customerId());
    }
}
