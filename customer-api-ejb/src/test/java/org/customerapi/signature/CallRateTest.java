package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;
import static org.customerapi.testing.Refusal.of;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.customerapi.apikey.domain.Permission;
import org.customerapi.shared.ErrorCode;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.Race;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How often a key may call, and what becomes of one that goes on. */
@ExtendWith(Beans.class)
class CallRateTest {
    private static final MovableClock CLOCK = MovableClock.get();
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RequestVerification verification;
    private final SigningKeys keys;
    private final SigningKey key;

    CallRateTest(RequestVerification verification, SigningKeys keys) {
        SigningKeys.waitAMinute();
        this.verification = verification;
        this.keys = keys;
        this.key = keys.issue();
    }

    private RateState call() {
        return verification.verify(key.signed()).rate();
    }

    private void call(int times) {
        for (int i = 0; i < times; i++) {
            call();
        }
    }

    private ErrorCode refusal() {
        return codeOf(this::call);
    }

    private RateRejection limited() {
        return (RateRejection) of(this::call);
    }

    /** 100 calls, 10 refused, and the one that is too much. */
    private RateRejection overdo() {
        call(100);
        for (int i = 0; i < 10; i++) {
            assertThat(refusal()).as("refusal " + i).isEqualTo(ErrorCode.RATE_EXCEEDED);
        }
        RateRejection ban = limited();
        assertThat(ban.code()).isEqualTo(ErrorCode.KEY_BANNED);
        return ban;
    }

    @Test
    void verifyShouldCountDownFrom100AndRefuseThe101st() {
        for (int left = 99; left >= 0; left--) {
            assertThat(call()).isEqualTo(new RateState(100, left, MINUTE));
        }

        RateRejection refusal = limited();

        assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_EXCEEDED);
        assertThat(refusal.code().httpStatus()).isEqualTo(429);
        assertThat(refusal.rate()).isEqualTo(new RateState(100, 0, MINUTE));
        assertThat(refusal.retryAfterSeconds()).isEqualTo(60);
    }

    @Test
    void verifyShouldAcceptOneMoreWhen60SecondsHavePassedSinceTheFirst() {
        call();
        CLOCK.moveBy(MILLI);
        call(99);

        CLOCK.moveBy(MINUTE.minus(MILLI).minus(MILLI));
        RateRejection refusal = limited();
        assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_EXCEEDED);
        assertThat(refusal.retryAfterSeconds()).as("a begun second").isEqualTo(1);

        CLOCK.moveBy(MILLI);
        assertThat(call()).isEqualTo(new RateState(100, 0, MILLI));
        assertThat(refusal()).isEqualTo(ErrorCode.RATE_EXCEEDED);

        CLOCK.moveBy(MILLI);
        assertThat(call().remaining()).isEqualTo(98);
    }

    /** A counter that starts over each minute would accept 150 here. */
    @Test
    void verifyShouldSlideWhenHalfOfTheCallsCameHalfAMinuteLater() {
        call(50);
        CLOCK.moveBy(Duration.ofSeconds(30));
        call(50);

        CLOCK.moveBy(Duration.ofSeconds(30).minus(MILLI));
        assertThat(refusal()).isEqualTo(ErrorCode.RATE_EXCEEDED);

        CLOCK.moveBy(MILLI);
        call(50);
        RateRejection refusal = limited();
        assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_EXCEEDED);
        assertThat(refusal.retryAfterSeconds()).isEqualTo(30);
    }

    @Test
    void verifyShouldNotCountACallWhenItIsRefused() {
        keys.enter(key, SigningKeys.granting(Permission.WITHDRAW, true));
        SignedCall used = key.signed();
        verification.verify(used);
        List<SignedCall> refused = List.of(
                used,
                key.call().company("440").sign(),
                key.call().timestamp("1").sign(),
                key.call().respelled(signature -> "AAAA").sign(),
                key.call().resource("a.b.C.m__").sign(),
                key.call().resource(CallDraft.WITHDRAWAL).sign());
        for (SignedCall call : refused) {
            of(() -> verification.verify(call));
        }

        assertThat(call().remaining()).isEqualTo(98);
    }

    @Test
    void verifyShouldNotCountCallsOverTheRateWhenTheyAreRefused() {
        call(100);
        CLOCK.moveBy(MINUTE.minus(MILLI));
        for (int i = 0; i < 10; i++) {
            assertThat(refusal()).isEqualTo(ErrorCode.RATE_EXCEEDED);
        }
        CLOCK.moveBy(MILLI);

        call(100);
    }

    @Test
    void verifyShouldCountEachKeyForItselfWhenACustomerHasTwo() {
        SigningKey other = keys.issueTo(key.owner());
        overdo();

        assertThat(verification.verify(other.signed()).rate().remaining()).isEqualTo(99);
    }

    @Test
    void verifyShouldBanAKeyWhenItGoesOnAfterTenRefusals() {
        RateRejection ban = overdo();

        assertThat(ban.code().httpStatus()).isEqualTo(418);
        assertThat(ban.rate()).isEqualTo(new RateState(100, 0, Duration.ofMinutes(5)));
        assertThat(ban.retryAfterSeconds()).isEqualTo(300);

        CLOCK.moveBy(Duration.ofMinutes(5).minus(MILLI));
        RateRejection last = limited();
        assertThat(last.code()).isEqualTo(ErrorCode.KEY_BANNED);
        assertThat(last.retryAfterSeconds()).isEqualTo(1);

        CLOCK.moveBy(MILLI);
        assertThat(call().remaining()).isEqualTo(99);
    }

    @Test
    void verifyShouldSeeABanBeforeTheSignatureAndTheWindow() {
        overdo();

        assertThat(codeOf(() -> verification.verify(
                        key.call().timestamp("1").respelled(signature -> "AAAA").sign())))
                .isEqualTo(ErrorCode.KEY_BANNED);
    }

    @Test
    void verifyShouldNotBanAKeyWhenTenRefusalsAreSpreadOverTwoMinutes() {
        call(100);
        CLOCK.moveBy(Duration.ofSeconds(30));
        for (int i = 0; i < 10; i++) {
            assertThat(refusal()).isEqualTo(ErrorCode.RATE_EXCEEDED);
        }
        CLOCK.moveBy(Duration.ofSeconds(30));
        call(100);
        CLOCK.moveBy(Duration.ofSeconds(30));

        assertThat(refusal()).as("a minute after the ten").isEqualTo(ErrorCode.RATE_EXCEEDED);
    }

    @Test
    void verifyShouldDoubleTheBanWhenTheKeyIsAtItAgainAndStartOverAfterADay() {
        Duration ban = Duration.ofMinutes(5);
        for (int i = 0; i < 4; i++) {
            assertThat(overdo().retryAfterSeconds()).isEqualTo(ban.toSeconds());
            CLOCK.moveBy(ban);
            ban = ban.multipliedBy(2);
        }

        CLOCK.moveBy(Duration.ofDays(1).plus(MILLI));

        assertThat(overdo().retryAfterSeconds()).isEqualTo(300);
    }

    /** It is within its rate's order of checks: who is over the rate learns that first. */
    @Test
    void verifyShouldBanAKeyWhenItGoesOnWithWhatItMayNotReach() {
        call(100);
        SignedCall[] calls = new SignedCall[11];
        for (int i = 0; i < 11; i++) {
            calls[i] = key.call().resource("a.b.C.m__").sign();
        }

        for (int i = 0; i < 10; i++) {
            SignedCall call = calls[i];
            assertThat(codeOf(() -> verification.verify(call))).isEqualTo(ErrorCode.RATE_EXCEEDED);
        }
        assertThat(codeOf(() -> verification.verify(calls[10]))).isEqualTo(ErrorCode.KEY_BANNED);
    }

    @Test
    void verifyShouldAcceptExactly100WhenMoreComeAtOnce() {
        List<SignedCall> calls = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            calls.add(key.signed());
        }

        Race race = Race.of(150, i -> verification.verify(calls.get(i)));

        assertThat(race.successes()).isEqualTo(100);
        assertThat(Collections.frequency(race.refusals(), ErrorCode.RATE_EXCEEDED))
                .isEqualTo(10);
        assertThat(Collections.frequency(race.refusals(), ErrorCode.KEY_BANNED)).isEqualTo(40);
    }
}
