package org.customerapi.audit;

/** What an audit row can tell of. */
public enum Operation {
    LOG_IN,
    FEDERATED_LOG_IN,
    LOG_OUT,
    USE_SESSION,
    SEND_CODE,
    ISSUE_KEY,
    CHANGE_KEY,
    DOWNGRADE_KEY,
    REVOKE_KEY,
    IMPORT_CUSTOMERS,
    ADD_CUSTOMER,
    CHANGE_CUSTOMER,
    ENABLE_CUSTOMER,
    DISABLE_CUSTOMER
}
