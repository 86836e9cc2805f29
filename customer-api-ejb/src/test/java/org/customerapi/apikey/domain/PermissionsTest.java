package org.customerapi.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.customerapi.testing.Refusal.codeOf;

import java.util.List;
import java.util.Optional;
import org.customerapi.shared.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {
    private static final PermissionChange UNKNOWN = new PermissionChange(Optional.empty(), Optional.of(true));
    private static final PermissionChange UNDECIDED =
            new PermissionChange(Optional.of(Permission.WITHDRAW), Optional.empty());

    private static PermissionChange change(Permission permission, boolean granted) {
        return new PermissionChange(Optional.of(permission), Optional.of(granted));
    }

    @Test
    void withShouldGrantWhatIsNamedAndKeepTheRestWhenItIsGranted() {
        Permissions trading = Permissions.READ_ONLY.with(List.of(change(Permission.SPOT_TRADE, true)));

        Permissions both = trading.with(List.of(change(Permission.WITHDRAW, true)));

        assertThat(both.granted()).containsExactly(Permission.READ, Permission.SPOT_TRADE, Permission.WITHDRAW);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "READ")
    void withShouldTakeAwayWhatWasGrantedWhenItIsDenied(Permission permission) {
        Permissions granted = Permissions.READ_ONLY.with(List.of(change(permission, true)));

        assertThat(granted.isGranted(permission)).isTrue();
        assertThat(granted.with(List.of(change(permission, false)))).isEqualTo(Permissions.READ_ONLY);
    }

    @Test
    void withShouldChangeNothingWhenNothingIsNamed() {
        assertThat(Permissions.READ_ONLY.with(List.of())).isEqualTo(Permissions.READ_ONLY);
    }

    @Test
    void withShouldAcceptWhenReadingIsNamedAsItIs() {
        assertThat(Permissions.READ_ONLY.with(List.of(change(Permission.READ, true))))
                .isEqualTo(Permissions.READ_ONLY);
    }

    @Test
    void withShouldAcceptWhenThePermissionIsNamedTwiceAlike() {
        PermissionChange grant = change(Permission.SPOT_TRADE, true);

        assertThat(Permissions.READ_ONLY.with(List.of(grant, grant)).isGranted(Permission.SPOT_TRADE))
                .isTrue();
    }

    @Test
    void withShouldRefuseWhenReadingIsDenied() {
        assertRefused(change(Permission.READ, false));
    }

    @Test
    void withShouldRefuseWhenThePermissionDoesNotExist() {
        assertRefused(UNKNOWN);
    }

    @Test
    void withShouldRefuseWhenTheAnswerIsNeitherYesNorNo() {
        assertRefused(UNDECIDED);
    }

    @Test
    void withShouldRefuseWhenAPermissionIsBothGrantedAndDenied() {
        assertRefused(change(Permission.SPOT_TRADE, true), change(Permission.SPOT_TRADE, false));
    }

    @Test
    void withShouldRefuseWhenOnlyTheLastChangeIsInvalid() {
        assertRefused(change(Permission.SPOT_TRADE, true), UNKNOWN);
    }

    private static void assertRefused(PermissionChange... changes) {
        assertThat(codeOf(() -> Permissions.READ_ONLY.with(List.of(changes)))).isEqualTo(ErrorCode.PERMISSION_INVALID);
    }

    @Test
    void exceedShouldTellWhetherSomethingIsAddedWhenTwoAreCompared() {
        Permissions spot = Permissions.READ_ONLY.with(List.of(change(Permission.SPOT_TRADE, true)));
        Permissions withdraw = Permissions.READ_ONLY.with(List.of(change(Permission.WITHDRAW, true)));

        assertThat(spot.exceed(Permissions.READ_ONLY)).isTrue();
        assertThat(spot.exceed(withdraw)).isTrue();
        assertThat(Permissions.READ_ONLY.exceed(spot)).isFalse();
        assertThat(spot.exceed(spot)).isFalse();
    }

    @Test
    void parseShouldReadWhatToStringWroteWhenAllAreGranted() {
        Permissions all = Permissions.READ_ONLY.with(List.of(
                change(Permission.WITHDRAW, true),
                change(Permission.CONTRACT_TRADE, true),
                change(Permission.SPOT_TRADE, true)));

        assertThat(all).hasToString("READ,SPOT_TRADE,CONTRACT_TRADE,WITHDRAW");
        assertThat(Permissions.parse(all.toString())).isEqualTo(all).hasSameHashCodeAs(all);
    }

    @Test
    void grantedShouldRefuseToChangeWhenSomebodyTries() {
        assertThatThrownBy(() -> Permissions.READ_ONLY.granted().add(Permission.WITHDRAW))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
