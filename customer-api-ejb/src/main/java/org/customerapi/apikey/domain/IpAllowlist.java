package org.customerapi.apikey.domain;

import inet.ipaddr.IPAddress;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.address.AddressBlocks;

/**
 * The addresses a key may be used from; empty when it is bound to none. Immutable.
 *
 * <p>Addresses and blocks as {@link AddressBlocks} reads them, in canonical text (RFC 5952), without repeats, in the order given.
 */
public final class IpAllowlist {
    public static final IpAllowlist UNBOUND = new IpAllowlist(List.of());

    private static final int MAX_ENTRIES = 20;
    private static final int WIDEST_IPV4_PREFIX = 16;
    private static final int WIDEST_IPV6_PREFIX = 32;
    private static final String FIELD = "allowlist";

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

    /** Whether a bound key may be used from the address. */
    public boolean allows(IPAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static IPAddress block(String text) {
        IPAddress block =
                AddressBlocks.parse(text).orElseThrow(() -> Rejection.illegal(FIELD, FieldRule.ADDRESS_SYNTAX));
        requireNarrow(block);
        return block;
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
