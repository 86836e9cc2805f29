package org.customerapi.web.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;

class SourceAddressTest {
    private static final SourceAddress TRUSTING_NOBODY = new SourceAddress(Settings.of(Map.of()));
    private static final SourceAddress BEHIND_PROXIES = new SourceAddress(
            Settings.of(Map.of("customer-api.trusted-proxies", "10.0.0.0/8, 2001:db8:1::/48, 127.0.0.1")));

    @Test
    void ofShouldBeThePeerWhenNoProxyIsTrusted() {
        assertThat(TRUSTING_NOBODY.of("203.0.113.7", List.of("198.51.100.1"))).isEqualTo("203.0.113.7");
    }

    @Test
    void ofShouldBeTheForwardedAddressWhenThePeerIsATrustedProxy() {
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of("198.51.100.1"))).isEqualTo("198.51.100.1");
    }

    @Test
    void ofShouldBeTheRightmostUntrustedEntryWhenTheCallerForgesOthers() {
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of("192.0.2.66, 198.51.100.1, 10.9.9.9")))
                .isEqualTo("198.51.100.1");
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of("192.0.2.66", "198.51.100.1")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void ofShouldIgnoreTheHeaderWhenAnUntrustedPeerSendsIt() {
        assertThat(BEHIND_PROXIES.of("203.0.113.7", List.of("10.0.0.1"))).isEqualTo("203.0.113.7");
    }

    @Test
    void ofShouldStayWithTheLastKnownHopWhenTheNextIsNoAddress() {
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of("198.51.100.1, unknown")))
                .isEqualTo("10.1.2.3");
        assertThat(BEHIND_PROXIES.of("10.1.2.3", List.of(""))).isEqualTo("10.1.2.3");
    }

    @Test
    void ofShouldBeTheIpv4AddressWhenItComesMapped() {
        assertThat(TRUSTING_NOBODY.of("::ffff:203.0.113.7", List.of())).isEqualTo("203.0.113.7");
        assertThat(BEHIND_PROXIES.of("::ffff:10.1.2.3", List.of("2001:DB8:0:0::1")))
                .isEqualTo("2001:db8::1");
    }
}
