package org.customerapi.web.envelope;

import inet.ipaddr.IPAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.customerapi.shared.address.AddressBlocks;
import org.customerapi.shared.settings.Settings;

/**
 * Where a call comes from (the contract, section 8): the peer, or, when the peer is a trusted proxy, the rightmost entry of
 * {@code X-Forwarded-For} that is none.
 */
@ApplicationScoped
public class SourceAddress {
    private final List<IPAddress> trustedProxies;

    @Inject
    public SourceAddress(Settings settings) {
        this.trustedProxies = settings.get(Settings.TRUSTED_PROXIES);
    }

    protected SourceAddress() {
        this.trustedProxies = List.of();
    }

    /** Canonical text; an IPv4-mapped address is the IPv4 address. */
    public String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    String of(String peer, List<String> forwardedFor) {
        List<String> hops = new ArrayList<>();
        forwardedFor.forEach(header -> hops.addAll(List.of(header.split(","))));
        hops.add(peer);
        String nearest = peer;
        for (int i = hops.size() - 1; i >= 0; i--) {
            Optional<IPAddress> hop = AddressBlocks.parse(hops.get(i).strip());
            if (hop.isEmpty() || hop.get().isMultiple()) {
                // What a trusted proxy did not write itself proves nothing: the last address known stands.
                return nearest;
            }
            nearest = hop.get().toCanonicalString();
            if (trustedProxies.stream().noneMatch(proxy -> proxy.contains(hop.get()))) {
                return nearest;
            }
        }
        return nearest;
    }
}
