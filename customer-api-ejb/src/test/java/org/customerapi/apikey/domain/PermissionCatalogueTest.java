package org.customerapi.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.Fixtures;
import org.junit.jupiter.api.Test;

class PermissionCatalogueTest {
    private static final PermissionCatalogue DEFAULTS = new PermissionCatalogue(Settings.of(Map.of()));
    private static final List<String> PUBLISHED =
            Fixtures.data("queryApi.response.json").getJsonArray("sources").getValuesAs(JsonString::getString);

    private static Permissions granting(Permission... permissions) {
        return Permissions.READ_ONLY.with(Arrays.stream(permissions)
                .map(permission -> new PermissionChange(Optional.of(permission), Optional.of(true)))
                .toList());
    }

    @Test
    void resourcesOfShouldBeThePublishedListWhenAKeyMayOnlyRead() {
        assertThat(DEFAULTS.resourcesOf(Permissions.READ_ONLY)).hasSize(54).isEqualTo(PUBLISHED);
    }

    @Test
    void resourcesOfShouldAppendInCatalogueOrderWhenMoreIsGranted() {
        List<String> all =
                DEFAULTS.resourcesOf(granting(Permission.WITHDRAW, Permission.CONTRACT_TRADE, Permission.SPOT_TRADE));

        assertThat(all.subList(0, 54)).isEqualTo(PUBLISHED);
        assertThat(all.subList(54, all.size()))
                .containsExactly(
                        "tradeapi.app.OrderApiService.addOrder_0.0.1_tradeApi",
                        "tradeapi.app.OrderApiService.closeTradePboOrder_0.0.1_tradeApi",
                        "tradeapi.app.SpotOrderApiService.closeTradePboOrder_0.0.1_tradeApi",
                        "tradeapi.app.OrderApiService.addMarketOrder_0.0.1_tradeApi",
                        "tradeapi.app.OrderApiService.updatePboOrder_0.0.1_tradeApi",
                        "tradeapi.app.PositionApiService.updateCrossLevelNum_0.0.1_tradeApi",
                        "tradeapi.app.PositionApiService.updateOccupyTheMargin_0.0.1_tradeApi",
                        "fund.app.WithdrawAppDubboService.createWithdrawProposal_0.0.1_");
    }

    @Test
    void resourcesOfShouldOpenNothingElseWhenOneRightIsGranted() {
        assertThat(DEFAULTS.resourcesOf(granting(Permission.WITHDRAW)))
                .hasSize(55)
                .endsWith("fund.app.WithdrawAppDubboService.createWithdrawProposal_0.0.1_");
    }

    @Test
    void resourcesOfShouldFollowTheConfigurationAndRepeatNothingWhenItNamesAReadResource() {
        PermissionCatalogue configured = new PermissionCatalogue(
                Settings.of(Map.of("customer-api.resources.trade", "a.b.C.m_0.0.1_, " + PUBLISHED.get(0))));

        assertThat(configured.resourcesOf(granting(Permission.SPOT_TRADE)))
                .hasSize(55)
                .endsWith("a.b.C.m_0.0.1_");
    }

    /** A key that could issue keys, or grant itself rights, would have no limits at all. */
    @Test
    void resourcesOfShouldNeverOpenTheManagementOfKeysWhateverIsConfigured() {
        String management = Stream.of("applyApi", "editApiPermission", "delApi", "downgrade", "page", "queryApi")
                .map("customer.app.CustomerApiWebService.%s_0.0.1_"::formatted)
                .collect(Collectors.joining(","));
        PermissionCatalogue configured = new PermissionCatalogue(Settings.of(Map.of(
                "customer-api.resources.trade",
                management,
                "customer-api.resources.contract-trade",
                management,
                "customer-api.resources.withdraw",
                "a.b.C.m_0.0.1_," + management)));

        assertThat(configured.resourcesOf(
                        granting(Permission.SPOT_TRADE, Permission.CONTRACT_TRADE, Permission.WITHDRAW)))
                .hasSize(55)
                .endsWith("a.b.C.m_0.0.1_");
        assertThat(PUBLISHED).noneMatch(resource -> resource.startsWith("customer.app.CustomerApiWebService."));
    }
}
