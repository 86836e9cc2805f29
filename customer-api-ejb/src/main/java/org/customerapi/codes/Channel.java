package org.customerapi.codes;

/** The way a one-time code travels. */
public enum Channel {
    SMS,
    EMAIL
}
