package org.customerapi.audit;

/**
 * Where a call came from.
 *
 * @param trace the call's trace, as its answer names it
 * @param address the source address, proxies resolved
 */
public record Origin(String trace, String address) {}
