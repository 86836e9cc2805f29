package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;
import static org.customerapi.testing.Refusal.of;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody can do who knows an access key and not its private key: nothing to its owner. */
@ExtendWith(Beans.class)
class StrangerLimitTest {
    private static final MovableClock CLOCK = MovableClock.get();
    private static final String AWAY = "198.51.100.66";

    private final RequestVerification verification;
    private final SigningKey key;
    private final SigningKeys keys;

    StrangerLimitTest(RequestVerification verification, SigningKeys keys) {
        SigningKeys.waitAMinute();
        this.verification = verification;
        this.keys = keys;
        this.key = keys.issue();
    }

    private SignedCall bad(String address) {
        return key.call()
                .from(address)
                .respelled(signature -> signature.replaceFirst("[^=]{4}", "AAAA"))
                .sign();
    }

    private ErrorCode refusalOf(SignedCall call) {
        return codeOf(() -> verification.verify(call));
    }

    private void fail(int times, String address) {
        SignedCall call = bad(address);
        for (int i = 0; i < times; i++) {
            assertThat(refusalOf(call)).as("failure " + i).isEqualTo(ErrorCode.SIGNATURE_WRONG);
        }
    }

    @Test
    void verifyShouldLeaveTheOwnerHisWholeRateWhenAStrangerSends5000BadCalls() {
        SignedCall overheard = key.signed();
        verification.verify(overheard);
        List<SignedCall> bad = List.of(
                bad(AWAY),
                key.call().from(AWAY).timestamp("1").sign(),
                key.call().from(AWAY).company("440").sign(),
                key.call().from(AWAY).body("x").sign(),
                key.call().from(AWAY).respelled(signature -> "").sign());
        Map<ErrorCode, Integer> refusals = new EnumMap<>(ErrorCode.class);
        for (int i = 0; i < 5000; i++) {
            refusals.merge(refusalOf(bad.get(i % 5)), 1, Integer::sum);
            if (i % 100 == 0) {
                // Heard on the wire and sent again: it was the owner's, and still it costs him nothing.
                assertThat(refusalOf(overheard)).isEqualTo(ErrorCode.REQUEST_REPLAYED);
            }
        }

        assertThat(refusals)
                .isEqualTo(Map.of(
                        ErrorCode.SIGNATURE_WRONG,
                        240,
                        ErrorCode.OUTSIDE_REPLAY_WINDOW,
                        120,
                        ErrorCode.KEY_UNKNOWN,
                        120,
                        ErrorCode.BODY_NOT_JSON,
                        120,
                        ErrorCode.TOO_MANY_UNVERIFIED,
                        4400));
        for (int left = 98; left >= 0; left--) {
            assertThat(verification.verify(key.signed()).rate().remaining()).isEqualTo(left);
        }
    }

    @Test
    void verifyShouldLimitAStrangerFor60SecondsWhen600OfHisCallsHaveFailed() {
        fail(1, AWAY);
        CLOCK.moveBy(Duration.ofMillis(1));
        fail(599, AWAY);

        CLOCK.moveBy(Duration.ofMillis(59_998));
        RateRejection refusal = (RateRejection) of(() -> verification.verify(bad(AWAY)));
        assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_UNVERIFIED);
        assertThat(refusal.code().httpStatus()).isEqualTo(429);
        assertThat(refusal.code().code()).isEqualTo("GATEWAY_CODE_018");
        assertThat(refusal.retryAfterSeconds()).isEqualTo(1);
        assertThat(refusal.params()).containsExactly(1L);

        CLOCK.moveBy(Duration.ofMillis(1));
        fail(1, AWAY);
        assertThat(refusalOf(bad(AWAY))).isEqualTo(ErrorCode.TOO_MANY_UNVERIFIED);
        CLOCK.moveBy(Duration.ofMillis(1));
        fail(599, AWAY);
    }

    /** Also with a right signature: while he is limited nothing is looked at, or he could go on guessing. */
    @Test
    void verifyShouldLookAtNothingWhenACallerIsLimited() {
        fail(600, AWAY);

        assertThat(refusalOf(key.call().from(AWAY).sign())).isEqualTo(ErrorCode.TOO_MANY_UNVERIFIED);
        verification.verify(key.call().from("198.51.100.67").sign());
    }

    @Test
    void verifyShouldCountFailuresPerKeyWhenOneAddressServesMany() {
        SigningKey neighbour = keys.issue();
        fail(600, AWAY);

        verification.verify(neighbour.call().from(AWAY).sign());
    }

    /** Or one could have a counter for every name he invents. */
    @Test
    void verifyShouldCountMalformedNamesTogetherWhenTheyComeFromOneAddress() {
        String address = "198.51.100.68";
        for (int i = 0; i < 600; i++) {
            SignedCall call = key.call().from(address).accessKey("no key " + i).sign();
            assertThat(refusalOf(call)).isEqualTo(ErrorCode.KEY_UNKNOWN);
        }

        assertThat(refusalOf(key.call().from(address).accessKey("no key").sign()))
                .isEqualTo(ErrorCode.TOO_MANY_UNVERIFIED);
        verification.verify(key.call().from(address).sign());
    }

    @Test
    void verifyShouldNotCountCallsThatAreRefusedAfterTheirSignatureWasRight() {
        SignedCall used = key.signed();
        verification.verify(used);
        for (int i = 0; i < 1000; i++) {
            assertThat(refusalOf(used)).isEqualTo(ErrorCode.REQUEST_REPLAYED);
        }

        verification.verify(key.signed());
    }

    @Test
    void verifyShouldCountEveryFailureWhenTheyComeAtOnce() {
        SignedCall call = bad(AWAY);

        Race race = Race.of(20, thread -> {
            for (int i = 0; i < 29; i++) {
                assertThat(refusalOf(call)).isEqualTo(ErrorCode.SIGNATURE_WRONG);
            }
            verification.verify(call);
        });

        assertThat(Collections.frequency(race.refusals(), ErrorCode.SIGNATURE_WRONG))
                .isEqualTo(20);
        assertThat(refusalOf(call)).isEqualTo(ErrorCode.TOO_MANY_UNVERIFIED);
    }

    /** What the server could not judge is nobody's failure. */
    @Test
    void watchShouldNotCountWhatWasRefusedForADependency() {
        StrangerLimit strangers = new StrangerLimit(Settings.of(Map.of()));
        SignedCall call = key.signed();
        for (int i = 0; i < 1000; i++) {
            assertThat(codeOf(() -> strangers.watch(call, CLOCK.instant(), () -> {
                        throw new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE);
                    })))
                    .isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
        }
    }
}
