package org.customerapi.shared;

/**
 * Every outcome of a call other than success: the one table of codes.
 *
 * <p>Source: the contract, sections 2 (HTTP statuses) and 3 (codes). The message texts are not here but in the web
 * module's resource bundles, keyed by the constant's name. Where one wire code travels under two HTTP statuses, it has two
 * constants.
 */
public enum ErrorCode {
    SYSTEM_ERROR(Origin.G, "500", 500),
    TOKEN_MISSING(Origin.G, "GATEWAY_CODE_001"),
    BUSINESS_TYPE_INVALID(Origin.G, "GATEWAY_CODE_002", 404),
    COMPANY_ID_MISSING(Origin.G, "GATEWAY_CODE_003"),
    TRACE_MISSING(Origin.G, "GATEWAY_CODE_004"),
    SESSION_UNKNOWN(Origin.G, "GATEWAY_CODE_005"),
    REQUEST_PARAMETERS_MISSING(Origin.G, "GATEWAY_CODE_006"),
    HEADER_MISSING(Origin.G, "GATEWAY_CODE_009"),
    DOWNSTREAM_NOT_CONFIGURED(Origin.G, "GATEWAY_CODE_010", 502),
    DEPENDENCY_ABNORMAL(Origin.G, "GATEWAY_CODE_011", 502),
    DEPENDENCY_UNAVAILABLE(Origin.G, "GATEWAY_CODE_012", 503),
    DOWNSTREAM_EMPTY(Origin.G, "GATEWAY_CODE_013", 502),
    REQUEST_EXPIRED(Origin.G, "GATEWAY_CODE_014"),
    HEADER_ILLEGAL(Origin.G, "GATEWAY_CODE_015"),
    BODY_NOT_JSON(Origin.G, "GATEWAY_CODE_015", 400),
    BODY_TOO_LARGE(Origin.G, "GATEWAY_CODE_015", 413),
    METHOD_NOT_SUPPORTED(Origin.G, "GATEWAY_CODE_016", 405),
    TOO_FAST(Origin.G, "GATEWAY_CODE_018"),
    TOO_MANY_UNVERIFIED(Origin.G, "GATEWAY_CODE_018", 429),
    NO_ACCESS_RIGHTS(Origin.G, "GATEWAY_CODE_019"),
    DEPENDENCY_TIMED_OUT(Origin.G, "GATEWAY_CODE_902", 504),

    DATA_NOT_FOUND(Origin.US, "CUSTOMER_API_0000003"),
    CREDENTIALS_WRONG(Origin.US, "CUSTOMER_API_0000102"),
    LOGIN_PROHIBITED(Origin.US, "CUSTOMER_API_0000103"),
    ACCOUNT_LOCKED(Origin.US, "CUSTOMER_API_0000113"),
    TOTP_BOUND_ALREADY(Origin.US, "CUSTOMER_API_0000138"),
    CUSTOMER_DISABLED(Origin.US, "CUSTOMER_API_0000158"),
    PARAMETER_MISSING(Origin.US, "CUSTOMER_API_0000501"),
    CODE_WRONG(Origin.US, "CUSTOMER_API_0000511"),
    TOO_MANY_WRONG_CODES(Origin.US, "CUSTOMER_API_0000512"),
    EMAIL_CODE_WRONG(Origin.US, "CUSTOMER_API_0000517"),
    PHONE_CODE_WRONG(Origin.US, "CUSTOMER_API_0000518"),
    TOTP_CODE_WRONG(Origin.US, "CUSTOMER_API_0000519"),
    TOTP_CODE_EMPTY(Origin.US, "CUSTOMER_API_0000520"),
    ONE_TIME_CODE_NEEDED(Origin.US, "CUSTOMER_API_0000521"),
    KYC_UNDER_REVIEW(Origin.US, "CUSTOMER_API_0000601"),
    KYC_NOT_FOUND(Origin.US, "CUSTOMER_API_0000603"),
    KYC_REJECTED(Origin.US, "CUSTOMER_API_0000606"),
    CHANNEL_NOT_BOUND(Origin.US, "CUSTOMER_API_0001021"),
    PARAMETERS_ILLEGAL(Origin.US, "CUSTOMER_API_0001025"),
    TOTP_NOT_BOUND(Origin.US, "CUSTOMER_API_0001040"),
    PERMISSION_INVALID(Origin.US, "CUSTOMER_API_00011001"),
    KEY_LIMIT_EXCEEDED(Origin.US, "CUSTOMER_API_00011002"),
    LABEL_TAKEN(Origin.US, "CUSTOMER_API_00011003"),

    ONE_TIME_CODE_WRONG(Origin.MS, "P_VERIFY_CODE_ERROR"),

    SIGNATURE_WRONG(Origin.G, "00012001"),
    OUTSIDE_REPLAY_WINDOW(Origin.G, "00012002"),
    KEY_UNKNOWN(Origin.G, "00012003"),
    RESOURCE_NOT_GRANTED(Origin.G, "00012004"),
    RATE_EXCEEDED(Origin.G, "00012005", 429),
    KEY_BANNED(Origin.G, "00012005", 418),
    KEY_EXPIRED(Origin.G, "00012006"),
    ADDRESS_ILLEGAL(Origin.G, "00012007"),
    REQUEST_REPLAYED(Origin.G, "00012008"),
    WITHDRAWAL_LOCKED(Origin.G, "00012009");

    /** Who speaks, on the wire's {@code bizCode}: the gateway, the customer service or the message service. */
    public enum Origin {
        G,
        US,
        MS
    }

    private final Origin origin;
    private final String code;
    private final int httpStatus;

    ErrorCode(Origin origin, String code) {
        this(origin, code, 200);
    }

    ErrorCode(Origin origin, String code, int httpStatus) {
        this.origin = origin;
        this.code = code;
        this.httpStatus = httpStatus;
    }

    /** The wire's {@code bizCode}. */
    public Origin origin() {
        return origin;
    }

    /** The wire's {@code code}. */
    public String code() {
        return code;
    }

    /** The HTTP status under which the refusal travels; 200 for every business outcome. */
    public int httpStatus() {
        return httpStatus;
    }
}
