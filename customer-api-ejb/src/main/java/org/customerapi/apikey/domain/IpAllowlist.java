package org.customerapi.apikey.domain;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;

/**
 * The addresses a key may be used from; empty when it is bound to none. Immutable.
 *
 * <p>IPv4 and IPv6 addresses and CIDR blocks (RFC 4632; RFC 4291, section 2.3) in canonical text (RFC 5952), without repeats, in
 * the order given. An IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2) is the IPv4 address it maps.
 */
public final class IpAllowlist {
    public static final IpAllowlist UNBOUND = new IpAllowlist(List.of());

    private static final int MAX_ENTRIES = 20;
    private static final int WIDEST_IPV4_PREFIX = 16;
    private static final int WIDEST_IPV6_PREFIX = 32;
    private static final int MAPPED_PREFIX = 96;
    private static final String FIELD = "allowlist";

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allowLeadingZeros(false)
            .allowUnlimitedLeadingZeros(false)
            .allowPrefixLengthLeadingZeros(false)
            .allowPrefixesBeyondAddressSize(false)
            .allow_inet_aton(false)
            .allowBinary(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowEmptyZone(false)
            .allowBase85(false)
            .allowBinary(false)
            .allowUnlimitedLeadingZeros(false)
            .allowPrefixLengthLeadingZeros(false)
            .allowPrefixesBeyondAddressSize(false)
            .getEmbeddedIPv4AddressParametersBuilder()
            .allowLeadingZeros(false)
            .allowUnlimitedLeadingZeros(false)
            .allow_inet_aton(false)
            .allowBinary(false)
            .getEmbeddedIPv4AddressParentBuilder()
            .getParentBuilder()
            .toParams();

    private final List<IPAddress> blocks;

    private IpAllowlist(List<IPAddress> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /**
     * @param text entries joined with commas, white space around them tolerated; blank for {@link #UNBOUND}
     * @throws Rejection {@code PARAMETERS_ILLEGAL}
     */
    public static IpAllowlist parse(String text) {
        if (text.isBlank()) {
            return UNBOUND;
        }
        Set<IPAddress> blocks = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(IpAllowlist::block)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (blocks.size() > MAX_ENTRIES) {
            throw Rejection.illegal(FIELD, FieldRule.ADDRESSES_TOO_MANY);
        }
        return new IpAllowlist(List.copyOf(blocks));
    }

    public boolean isBound() {
        return !blocks.isEmpty();
    }

    private static IPAddress block(String text) {
        try {
            IPAddress block = unmapped(new IPAddressString(text, STRICT).toAddress());
            requireNarrow(block);
            return block;
        } catch (AddressStringException | IncompatibleAddressException e) {
            throw Rejection.illegal(FIELD, FieldRule.ADDRESS_SYNTAX);
        }
    }

    private static IPAddress unmapped(IPAddress address) {
        IPAddress network = address;
        Integer prefix = address.getNetworkPrefixLength();
        if (address.isIPv6() && address.toIPv6().isIPv4Mapped() && (prefix == null || prefix >= MAPPED_PREFIX)) {
            IPAddress embedded = address.toIPv6().getEmbeddedIPv4Address().withoutPrefixLength();
            network = prefix == null ? embedded : embedded.setPrefixLength(prefix - MAPPED_PREFIX);
        }
        return zeroHost(network);
    }

    private static IPAddress zeroHost(IPAddress address) {
        Integer prefix = address.getNetworkPrefixLength();
        if (prefix == null || prefix == address.getBitCount()) {
            return address.withoutPrefixLength();
        }
        return address.toPrefixBlock();
    }

    private static void requireNarrow(IPAddress block) {
        Integer prefix = block.getNetworkPrefixLength();
        int widest = block.isIPv4() ? WIDEST_IPV4_PREFIX : WIDEST_IPV6_PREFIX;
        if (prefix != null && prefix < widest) {
            throw Rejection.illegal(FIELD, FieldRule.ADDRESS_BLOCK_TOO_WIDE);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAllowlist list && blocks.equals(list.blocks);
    }

    @Override
    public int hashCode() {
        return blocks.hashCode();
    }

    /** The canonical text: the entries joined with commas; empty when unbound. */
    @Override
    public String toString() {
        return blocks.stream().map(IPAddress::toCanonicalString).collect(Collectors.joining(","));
    }
}
