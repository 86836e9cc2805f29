package org.customerapi.shared;

/** The rules a parameter can break; each has its words in the web module's resource bundles. */
public enum FieldRule {
    LABEL_LENGTH,
    LABEL_CHARACTERS,
    ADDRESS_SYNTAX,
    ADDRESS_BLOCK_TOO_WIDE,
    ADDRESSES_TOO_MANY,
    TEXT_EXPECTED,
    INTEGER_EXPECTED,
    LIST_EXPECTED,
    OBJECT_EXPECTED,
    UNKNOWN_VALUE,
    OUT_OF_RANGE,
    TOO_LONG,
    TEXT_CHARACTERS,
    CUSTOMER_NO_SYNTAX,
    EMAIL_SYNTAX,
    PHONE_SYNTAX,
    PHONE_AREA_SYNTAX,
    COUNTRY_SYNTAX,
    PASSWORD_DIGEST,
    TAKEN
}
