package org.customerapi.audit;

import org.customerapi.shared.address.AddressBlocks;

/**
 * Where a call came from.
 *
 * @param trace the call's trace, as its answer names it
 * @param address the source address, proxies resolved
 */
public record Origin(String trace, String address) {
    /** What the address counts as where calls are counted; see {@link AddressBlocks#neighbour}. */
    public String neighbour() {
        return AddressBlocks.neighbour(address);
    }
}
