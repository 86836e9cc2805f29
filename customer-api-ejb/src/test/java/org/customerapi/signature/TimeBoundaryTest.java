package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;
import static org.customerapi.testing.Refusal.of;

import java.time.Duration;
import java.time.Instant;
import org.customerapi.apikey.domain.Permission;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What time decides, one millisecond before and one after. */
@ExtendWith(Beans.class)
class TimeBoundaryTest {
    private static final MovableClock CLOCK = MovableClock.get();
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration LOCK = Duration.ofHours(48);

    private final RequestVerification verification;
    private final SigningKeys keys;
    private final SigningKey key;

    TimeBoundaryTest(RequestVerification verification, SigningKeys keys) {
        SigningKeys.waitAMinute();
        this.verification = verification;
        this.keys = keys;
        this.key = keys.issue();
    }

    private VerifiedCaller verify(CallDraft draft) {
        return verification.verify(draft.sign());
    }

    private ErrorCode refusalOf(CallDraft draft) {
        return codeOf(() -> verify(draft));
    }

    private CallDraft sentAfter(long millis) {
        return key.call().sentAt(CLOCK.instant().plusMillis(millis));
    }

    private CallDraft withdrawal() {
        return key.call().resource(CallDraft.WITHDRAWAL);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "default",
            value = {
                "default, -5000, 999",
                "5000, -5000, 999",
                "0, 0, 999",
                "1, -1, 999",
                "00100, -100, 999",
                "59999, -59999, 999",
                "60000, -60000, 999"
            })
    void verifyShouldKeepTheWindowToTheMillisecond(String recvWindow, long first, long last) {
        verify(sentAfter(first).recvWindow(recvWindow));
        verify(sentAfter(last).recvWindow(recvWindow));

        assertThat(refusalOf(sentAfter(first - 1).recvWindow(recvWindow))).isEqualTo(ErrorCode.OUTSIDE_REPLAY_WINDOW);
        assertThat(refusalOf(sentAfter(last + 1).recvWindow(recvWindow))).isEqualTo(ErrorCode.OUTSIDE_REPLAY_WINDOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"60001", "60010", "99999", "100000", "9999999999", "-0", "", "5000.0"})
    void verifyShouldRefuseARecvWindowWhenItIsOutOfRange(String recvWindow) {
        Rejection refusal = of(() -> verify(key.call().recvWindow(recvWindow)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.HEADER_ILLEGAL);
        assertThat(refusal.params()).containsExactly("recvWindow");
    }

    @Test
    void verifyShouldLetAWithdrawalThroughWhen48HoursHavePassedSinceTheRightWasGranted() {
        keys.change(key, SigningKeys.granting(Permission.WITHDRAW, true));
        Instant opensAt = CLOCK.instant().plus(LOCK);

        CLOCK.moveTo(opensAt.minus(MILLI));
        Rejection refusal = of(() -> verify(withdrawal()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.WITHDRAWAL_LOCKED);
        assertThat(refusal.params()).containsExactly(opensAt);
        assertThat(verify(key.call()).rate().remaining()).as("other calls").isEqualTo(99);

        CLOCK.moveTo(opensAt);
        verify(withdrawal());
    }

    @Test
    void verifyShouldLockWithdrawalAnewWhenTheKeyIsEditedAgain() {
        keys.change(key, SigningKeys.granting(Permission.WITHDRAW, true));
        CLOCK.moveBy(LOCK);
        verify(withdrawal());

        keys.change(key, SigningKeys.granting(Permission.SPOT_TRADE, true));

        assertThat(refusalOf(withdrawal())).isEqualTo(ErrorCode.WITHDRAWAL_LOCKED);
        CLOCK.moveBy(LOCK.minus(MILLI));
        assertThat(refusalOf(withdrawal())).isEqualTo(ErrorCode.WITHDRAWAL_LOCKED);
        CLOCK.moveBy(MILLI);
        verify(withdrawal());
    }

    @Test
    void verifyShouldRefuseAKeyWhen90DaysHavePassed() {
        CLOCK.moveTo(key.key().createdAt().plus(Duration.ofDays(90)).minus(MILLI));
        verify(key.call());

        CLOCK.moveBy(MILLI);
        assertThat(refusalOf(key.call())).isEqualTo(ErrorCode.KEY_EXPIRED);
        CLOCK.moveBy(MILLI);
        assertThat(refusalOf(key.call())).isEqualTo(ErrorCode.KEY_EXPIRED);
    }

    @Test
    void verifyShouldRefuseAKeyOnAPackageWhenThePackageEnds() {
        SigningKey onPackage = keys.downgrade(key);
        Instant end = onPackage.key().expiresAt().orElseThrow();

        CLOCK.moveTo(end.minus(MILLI));
        verify(onPackage.call());
        CLOCK.moveTo(end);
        assertThat(refusalOf(onPackage.call())).isEqualTo(ErrorCode.KEY_EXPIRED);
    }

    @Test
    void verifyShouldNeverEndAKeyWhenItIsBoundToAddresses() {
        keys.change(key, SigningKeys.bindingTo(CallDraft.HOME));

        CLOCK.moveBy(Duration.ofDays(400));

        verify(key.call());
    }
}
