package org.customerapi.apikey.domain;

/** What a key can be allowed to do, in the order customers see it. */
public enum Permission {
    /** Always granted. */
    READ,
    SPOT_TRADE,
    CONTRACT_TRADE,
    WITHDRAW
}
