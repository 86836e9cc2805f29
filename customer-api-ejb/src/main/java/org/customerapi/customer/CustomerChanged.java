package org.customerapi.customer;

/** Tells that a customer is no longer what he was; fired once the change is committed, and before it is answered. */
public record CustomerChanged(long customerId) {}
