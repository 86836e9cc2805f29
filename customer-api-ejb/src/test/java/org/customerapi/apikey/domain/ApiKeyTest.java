package org.customerapi.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.customerapi.shared.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyTest {
    private static final Instant ISSUED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = ISSUED.plus(Duration.ofDays(10));
    private static final Duration DAYS_90 = Duration.ofDays(90);
    private static final Duration HOURS_48 = Duration.ofHours(48);

    private final ApiKey key = TestKeys.issuedAt(ISSUED);

    private static KeyPatch rename(String label) {
        return new KeyPatch(Optional.of(new KeyLabel(label)), List.of(), Optional.empty());
    }

    private static KeyPatch addresses(String text) {
        return new KeyPatch(Optional.empty(), List.of(), Optional.of(IpAllowlist.parse(text)));
    }

    private static KeyPatch grants(boolean granted, Permission... permissions) {
        List<PermissionChange> changes = Arrays.stream(permissions)
                .map(permission -> new PermissionChange(Optional.of(permission), Optional.of(granted)))
                .toList();
        return new KeyPatch(Optional.empty(), changes, Optional.empty());
    }

    private void downgrade(PackageDuration duration, Instant now) {
        key.downgrade(new KeyLabel("lower"), duration, TestKeys.OTHER_PAIR, now);
    }

    @Test
    void constructorShouldGiveReadRightsFor90DaysWhenAKeyIsIssued() {
        assertThat(key.permissions()).isEqualTo(Permissions.READ_ONLY);
        assertThat(key.allowlist()).isEqualTo(IpAllowlist.UNBOUND);
        assertThat(key.expiresAt()).contains(ISSUED.plus(DAYS_90));
        assertThat(key.withdrawableFrom()).isEqualTo(ISSUED.plus(HOURS_48));
        assertThat(key.createdAt()).isEqualTo(ISSUED);
        assertThat(key.updatedAt()).isEqualTo(ISSUED);
        assertThat(key.publicKey()).isEqualTo(TestKeys.PAIR.publicKey());
        assertThat(key.privateKeyMd5()).isEqualTo(TestKeys.PAIR.privateKey().md5());
        assertThat(key.ownerId()).isEqualTo(117);
        assertThat(key.ownerNo()).isEqualTo("86000116");
        assertThat(key.companyId()).isEqualTo(368);
        assertThat(key.isLiveKeyOf(117)).isTrue();
        assertThat(key.isLiveKeyOf(118)).isFalse();
    }

    @Test
    void changeShouldKeepTheKeyForEverWhenItIsBoundToAddresses() {
        key.change(addresses("192.0.2.1"), LATER);

        assertThat(key.expiresAt()).isEmpty();
        assertThat(key.daysLeft(LATER)).isEmpty();
        assertThat(key.isExpired(LATER.plus(Duration.ofDays(36500)))).isFalse();
    }

    @Test
    void changeShouldGive90DaysFromThenWhenTheKeyIsUnbound() {
        key.change(addresses("192.0.2.1"), ISSUED);

        key.change(addresses(""), LATER);

        assertThat(key.expiresAt()).contains(LATER.plus(DAYS_90));
    }

    @Test
    void changeShouldKeepTheKeyForEverWhenABoundOneIsBoundToOtherAddresses() {
        key.change(addresses("192.0.2.1"), ISSUED);

        key.change(addresses("192.0.2.2,192.0.2.3"), LATER);

        assertThat(key.expiresAt()).isEmpty();
        assertThat(key.allowlist()).hasToString("192.0.2.2,192.0.2.3");
    }

    @Test
    void changeShouldKeepTheExpiryWhenAnUnboundKeyIsUnboundAgain() {
        key.change(addresses(""), LATER);

        assertThat(key.expiresAt()).contains(ISSUED.plus(DAYS_90));
    }

    @Test
    void changeShouldKeepTheExpiryWhenTheKeyIsRenamed() {
        key.change(rename("other"), LATER);

        assertThat(key.label()).isEqualTo("other");
        assertThat(key.expiresAt()).contains(ISSUED.plus(DAYS_90));
    }

    @Test
    void changeShouldKeepWhatIsNotNamedWhenAPatchNamesOneThing() {
        key.change(grants(true, Permission.SPOT_TRADE), ISSUED);
        key.change(addresses("192.0.2.1"), ISSUED);

        key.change(rename("other"), LATER);

        assertThat(key.permissions().isGranted(Permission.SPOT_TRADE)).isTrue();
        assertThat(key.allowlist()).hasToString("192.0.2.1");
    }

    @Test
    void changeShouldKeepTheExpiryWhenAGrantLeavesLessThan90Days() {
        key.change(grants(true, Permission.WITHDRAW), LATER);

        assertThat(key.expiresAt()).contains(ISSUED.plus(DAYS_90));
    }

    @Test
    void changeShouldCapAt90DaysWhenAnUnboundPackageKeyIsGrantedARight() {
        downgrade(PackageDuration.YEAR, ISSUED);

        key.change(grants(true, Permission.SPOT_TRADE), LATER);

        assertThat(key.expiresAt()).contains(LATER.plus(DAYS_90));
    }

    @Test
    void changeShouldKeepThePackagesExpiryWhenARightIsOnlyTakenAway() {
        key.change(addresses("192.0.2.1"), ISSUED);
        downgrade(PackageDuration.YEAR, ISSUED);
        key.change(grants(true, Permission.SPOT_TRADE, Permission.WITHDRAW), ISSUED);
        key.change(addresses(""), ISSUED);

        key.change(grants(false, Permission.WITHDRAW), LATER);

        assertThat(key.expiresAt()).contains(Instant.parse("2027-03-01T12:00:00Z"));
    }

    @Test
    void changeShouldKeepThePackagesExpiryWhenARightThatItHasIsGrantedAgain() {
        key.change(addresses("192.0.2.1"), ISSUED);
        downgrade(PackageDuration.YEAR, ISSUED);
        key.change(grants(true, Permission.SPOT_TRADE), ISSUED);
        key.change(addresses(""), ISSUED);

        key.change(grants(true, Permission.SPOT_TRADE), LATER);

        assertThat(key.expiresAt()).contains(Instant.parse("2027-03-01T12:00:00Z"));
    }

    @Test
    void changeShouldKeepThePackagesExpiryWhenAKeyOnAPackageIsBoundAndUnbound() {
        downgrade(PackageDuration.YEAR, ISSUED);
        Instant end = Instant.parse("2027-03-01T12:00:00Z");

        key.change(addresses("192.0.2.1"), LATER);
        assertThat(key.expiresAt()).contains(end);

        key.change(addresses(""), LATER);
        assertThat(key.expiresAt()).contains(end);
    }

    @Test
    void changeShouldNotCapWhenABoundKeyIsGrantedARight() {
        key.change(addresses("192.0.2.1"), ISSUED);

        key.change(grants(true, Permission.SPOT_TRADE), LATER);

        assertThat(key.expiresAt()).isEmpty();
    }

    @Test
    void changeShouldBeJudgedByTheNewAddressesWhenOnePatchBindsAndGrants() {
        KeyPatch both = new KeyPatch(
                Optional.empty(),
                grants(true, Permission.SPOT_TRADE).permissions(),
                Optional.of(IpAllowlist.parse("192.0.2.1")));

        key.change(both, LATER);

        assertThat(key.expiresAt()).isEmpty();
    }

    @Test
    void changeShouldLockWithdrawalAnew48HoursWhenAnythingIsChanged() {
        key.change(rename("robot"), LATER);

        assertThat(key.withdrawableFrom()).isEqualTo(LATER.plus(HOURS_48));
        assertThat(key.updatedAt()).isEqualTo(LATER);
        assertThat(key.createdAt()).isEqualTo(ISSUED);
    }

    @Test
    void changeShouldRefuseWhenTheKeyHasExpired() {
        Instant end = ISSUED.plus(DAYS_90);

        assertThat(codeOf(() -> key.change(rename("other"), end))).isEqualTo(ErrorCode.KEY_EXPIRED);
    }

    @Test
    void changeShouldRefuseWhenAPermissionIsInvalid() {
        assertThat(codeOf(() -> key.change(grants(false, Permission.READ), LATER)))
                .isEqualTo(ErrorCode.PERMISSION_INVALID);
    }

    @Test
    void downgradeShouldGiveANewPairAndReadRightsWhenAKeyMovesToAPackage() {
        key.change(grants(true, Permission.SPOT_TRADE), ISSUED);
        AccessKey accessKey = key.accessKey();

        downgrade(PackageDuration.MONTH, LATER);

        assertThat(key.accessKey()).isEqualTo(accessKey);
        assertThat(key.label()).isEqualTo("lower");
        assertThat(key.permissions()).isEqualTo(Permissions.READ_ONLY);
        assertThat(key.publicKey()).isEqualTo(TestKeys.OTHER_PAIR.publicKey());
        assertThat(key.privateKeyMd5())
                .isEqualTo(TestKeys.OTHER_PAIR.privateKey().md5());
        assertThat(key.expiresAt()).contains(Instant.parse("2026-04-11T12:00:00Z"));
        assertThat(key.withdrawableFrom()).isEqualTo(LATER.plus(HOURS_48));
        assertThat(key.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void downgradeShouldExpireWithThePackageWhenTheKeyIsBoundToAddresses() {
        key.change(addresses("192.0.2.1"), ISSUED);

        downgrade(PackageDuration.MONTH, LATER);

        assertThat(key.expiresAt()).contains(Instant.parse("2026-04-11T12:00:00Z"));
        assertThat(key.allowlist()).hasToString("192.0.2.1");
    }

    @Test
    void downgradeShouldRefuseWhenTheKeyHasExpired() {
        assertThat(codeOf(() -> downgrade(PackageDuration.YEAR, ISSUED.plus(DAYS_90))))
                .isEqualTo(ErrorCode.KEY_EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"-1, 91", "0, 90", "1, 90", "86399999, 90", "86400000, 89", "7775999999, 1", "7776000000, 0"})
    void daysLeftShouldCountBegunDaysWhenMillisecondsHavePassed(long millis, long days) {
        assertThat(key.daysLeft(ISSUED.plusMillis(millis))).contains(days);
    }

    @Test
    void daysLeftShouldBeZeroWhenTheKeyHasLongExpired() {
        assertThat(key.daysLeft(ISSUED.plus(Duration.ofDays(1000)))).contains(0L);
    }

    @Test
    void isExpiredShouldBeTrueWhenTheMillisecondHasCome() {
        Instant end = ISSUED.plus(DAYS_90);

        assertThat(key.isExpired(end.minusMillis(1))).isFalse();
        assertThat(key.isExpired(end)).isTrue();
    }

    @Test
    void revokeShouldMakeItNobodysLiveKeyWhenItEnds() {
        key.revoke(LATER);

        assertThat(key.isLiveKeyOf(117)).isFalse();
        assertThat(key.updatedAt()).isEqualTo(LATER);
        assertThat(key.label()).isEqualTo("robot");
    }

    @Test
    void toStringShouldNotTellTheKeyWhenItIsPrinted() {
        assertThat(key.toString()).doesNotContain(key.publicKey(), key.privateKeyMd5());
    }
}
