package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.apikey.domain.KeyOwner;
import org.customerapi.apikey.domain.LiveKeys;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.apikey.domain.Permission;
import org.customerapi.apikey.domain.PermissionCatalogue;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySnapshotTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final KeyPair PAIR = SigningKeys.pair();
    private static final KeyOwner OWNER = new KeyOwner(117, "86000116", 368);

    private final ApiKey key = new LiveKeys(List.of()).issue(OWNER, new KeyLabel("robot"), NewKeyPair.of(PAIR), NOW);

    private KeySnapshot snapshot(Map<String, String> settings) {
        return new KeySnapshot(key, true, new PermissionCatalogue(Settings.of(settings)), Instant.EPOCH);
    }

    private KeySnapshot boundTo(String addresses) {
        key.change(SigningKeys.bindingTo(addresses), NOW);
        return snapshot(Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1                  | 192.0.2.1",
                "192.0.2.1                  | ::ffff:192.0.2.1",
                "192.0.2.1                  | ::FFFF:c000:201",
                "::ffff:192.0.2.1           | 192.0.2.1",
                "::ffff:192.0.2.1           | 0:0:0:0:0:ffff:192.0.2.1",
                "198.51.100.9,192.0.2.1     | 192.0.2.1",
                // First and last of a block.
                "192.0.2.64/26              | 192.0.2.64",
                "192.0.2.64/26              | 192.0.2.127",
                "192.0.2.64/26              | ::ffff:192.0.2.127",
                "10.20.0.0/16               | 10.20.0.0",
                "10.20.0.0/16               | 10.20.255.255",
                "192.0.2.6/31               | 192.0.2.7",
                "192.0.2.6/32               | 192.0.2.6",
                "::ffff:10.20.0.0/112       | 10.20.255.255",
                "2001:db8::1                | 2001:db8::1",
                "2001:db8::1                | 2001:0DB8:0000:0000:0000:0000:0000:0001",
                "2001:db8::/32              | 2001:db8::",
                "2001:db8::/32              | 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
                "2001:db8:0:0:8000::/65     | 2001:db8:0:0:8000::",
                "2001:db8:0:0:8000::/65     | 2001:db8::ffff:ffff:ffff:ffff",
                "::/32                      | ::1",
                "192.0.2.1,2001:db8::/64    | 2001:db8::5"
            })
    void requireAddressShouldLetACallerInWhenHisAddressIsListed(String addresses, String source) {
        boundTo(addresses).requireAddress(source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1                  | 192.0.2.2",
                "192.0.2.1                  | 192.0.2.0",
                "192.0.2.1                  | ::192.0.2.1",
                "192.0.2.1                  | 64:ff9b::192.0.2.1",
                "192.0.2.1                  | 2002:c000:201::",
                "192.0.2.1                  | 2001:db8::1",
                // One before and one beyond a block.
                "192.0.2.64/26              | 192.0.2.63",
                "192.0.2.64/26              | 192.0.2.128",
                "192.0.2.64/26              | ::ffff:192.0.2.128",
                "10.20.0.0/16               | 10.19.255.255",
                "10.20.0.0/16               | 10.21.0.0",
                "192.0.2.6/31               | 192.0.2.5",
                "192.0.2.6/31               | 192.0.2.8",
                "192.0.2.6/32               | 192.0.2.7",
                "::ffff:10.20.0.0/112       | 10.21.0.0",
                "2001:db8::/32              | 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
                "2001:db8::/32              | 2001:db9::",
                "2001:db8:0:0:8000::/65     | 2001:db8:0:0:7fff:ffff:ffff:ffff",
                "2001:db8:0:0:8000::/65     | 2001:db8:0:1::",
                // An IPv4 caller is no IPv6 caller, however wide the block around ::ffff:0:0/96 is.
                "::/32                      | 192.0.2.1",
                "::/32                      | 0.0.0.1",
                "::/32                      | ::ffff:192.0.2.1",
                "::/64                      | ::ffff:0:1"
            })
    void requireAddressShouldRefuseACallerWhenHisAddressIsNotListed(String addresses, String source) {
        KeySnapshot snapshot = boundTo(addresses);

        assertThat(codeOf(() -> snapshot.requireAddress(source))).isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "unknown",
                "localhost",
                "192.0.2.1:8080",
                "[2001:db8::1]",
                "192.0.2.1, 192.0.2.1",
                "192.0.2.01",
                "fe80::1%eth0",
                "192.0.2",
                "192.0.2.*",
                "*"
            })
    void requireAddressShouldRefuseACallerWhenHisAddressIsNoneAndTheKeyIsBound(String source) {
        KeySnapshot snapshot = boundTo("192.0.2.0/24,2001:db8::/32,fe80::/32");

        assertThat(codeOf(() -> snapshot.requireAddress(source))).isEqualTo(ErrorCode.ADDRESS_ILLEGAL);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1", "unknown"})
    void requireAddressShouldLetEverybodyInWhenTheKeyIsNotBound(String source) {
        snapshot(Map.of()).requireAddress(source);
        boundTo("192.0.2.7");

        boundTo("").requireAddress(source);
    }

    @Test
    void isGrantedShouldFollowTheKeysRights() {
        assertThat(snapshot(Map.of()).isGranted(CallDraft.READ)).isTrue();
        assertThat(snapshot(Map.of()).isGranted(CallDraft.SPOT_TRADE)).isFalse();

        key.change(SigningKeys.granting(Permission.SPOT_TRADE, true), NOW);
        KeySnapshot trading = snapshot(Map.of());

        assertThat(trading.isGranted(CallDraft.SPOT_TRADE)).isTrue();
        assertThat(trading.isGranted(CallDraft.WITHDRAWAL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trade", "contract-trade", "withdraw"})
    void isGrantedShouldNeverBeTrueForTheManagementOfKeysWhateverIsConfigured(String right) {
        String apply = "customer.app.CustomerApiWebService.applyApi_0.0.1_";
        for (Permission permission : List.of(Permission.SPOT_TRADE, Permission.CONTRACT_TRADE, Permission.WITHDRAW)) {
            key.change(SigningKeys.granting(permission, true), NOW);
        }

        KeySnapshot snapshot = snapshot(Map.of("customer-api.resources." + right, apply + ",a.b.C.m__"));

        assertThat(snapshot.isGranted("a.b.C.m__")).isTrue();
        assertThat(snapshot.isGranted(apply)).isFalse();
    }

    @Test
    void isWithdrawalLockedShouldConcernWhatIsConfiguredForWithdrawalOnly() {
        KeySnapshot snapshot = snapshot(Map.of("customer-api.resources.withdraw", "a.b.C.m__"));
        Instant last = key.withdrawableFrom().minusMillis(1);

        assertThat(snapshot.isWithdrawalLocked("a.b.C.m__", last)).isTrue();
        assertThat(snapshot.isWithdrawalLocked("a.b.C.m__", key.withdrawableFrom()))
                .isFalse();
        assertThat(snapshot.isWithdrawalLocked(CallDraft.WITHDRAWAL, last)).isFalse();
        assertThat(snapshot.isWithdrawalLocked(CallDraft.READ, last)).isFalse();
    }

    /** What was read is what is judged: a later change of the entity is not seen, and needs another snapshot. */
    @Test
    void aSnapshotShouldStayWhatItWasWhenItsKeyChanges() {
        KeySnapshot snapshot = snapshot(Map.of());

        key.change(SigningKeys.granting(Permission.SPOT_TRADE, true), NOW);
        key.change(SigningKeys.bindingTo("198.51.100.7"), NOW);

        assertThat(snapshot.isGranted(CallDraft.SPOT_TRADE)).isFalse();
        snapshot.requireAddress("192.0.2.1");
    }
}
