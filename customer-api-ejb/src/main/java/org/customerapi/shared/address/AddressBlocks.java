package org.customerapi.shared.address;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.util.Optional;

/**
 * Reads IPv4 and IPv6 addresses and CIDR blocks (RFC 4632; RFC 4291, section 2.3): no host names, no zone ids, no wildcards, no
 * short or octal forms. An IPv4-mapped IPv6 address (RFC 4291, section 2.5.5.2) is the IPv4 address it maps.
 */
public final class AddressBlocks {
    private static final int MAPPED_PREFIX = 96;
    private static final int IPV6_NETWORK_BITS = 64;

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
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

    private AddressBlocks() {}

    /**
     * @return the address without a prefix length, or the block with its host bits zeroed; empty when the text is neither
     */
    public static Optional<IPAddress> parse(String text) {
        try {
            return Optional.of(zeroHost(unmapped(new IPAddressString(text, STRICT).toAddress())));
        } catch (AddressStringException | IncompatibleAddressException e) {
            return Optional.empty();
        }
    }

    /**
     * What counts as one neighbour where calls are counted per address: an IPv4 address, or the /64 that an IPv6 address lies in,
     * because whoever has one address there has them all (RFC 6177). Any other text counts as itself.
     */
    public static String neighbour(String text) {
        return parse(text)
                .map(address -> address.isIPv6() ? address.toPrefixBlock(IPV6_NETWORK_BITS) : address)
                .map(IPAddress::toCanonicalString)
                .orElse(text);
    }

    private static IPAddress unmapped(IPAddress address) {
        Integer prefix = address.getNetworkPrefixLength();
        if (address.isIPv6() && address.toIPv6().isIPv4Mapped() && (prefix == null || prefix >= MAPPED_PREFIX)) {
            IPAddress embedded = address.toIPv6().getEmbeddedIPv4Address().withoutPrefixLength();
            return prefix == null ? embedded : embedded.setPrefixLength(prefix - MAPPED_PREFIX);
        }
        return address;
    }

    private static IPAddress zeroHost(IPAddress address) {
        Integer prefix = address.getNetworkPrefixLength();
        boolean single = prefix == null || prefix == address.getBitCount();
        return single ? address.withoutPrefixLength() : address.toPrefixBlock();
    }
}
