package org.customerapi.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the contract, section 3, and the HTTP statuses of section 2. */
class ErrorCodeTest {
    @ParameterizedTest
    @CsvSource({
        "SYSTEM_ERROR, G, 500, 500",
        "TOKEN_MISSING, G, GATEWAY_CODE_001, 200",
        "SESSION_UNKNOWN, G, GATEWAY_CODE_005, 200",
        "BUSINESS_TYPE_INVALID, G, GATEWAY_CODE_002, 404",
        "COMPANY_ID_MISSING, G, GATEWAY_CODE_003, 200",
        "TRACE_MISSING, G, GATEWAY_CODE_004, 200",
        "REQUEST_PARAMETERS_MISSING, G, GATEWAY_CODE_006, 200",
        "HEADER_MISSING, G, GATEWAY_CODE_009, 200",
        "DOWNSTREAM_NOT_CONFIGURED, G, GATEWAY_CODE_010, 502",
        "DEPENDENCY_ABNORMAL, G, GATEWAY_CODE_011, 502",
        "DEPENDENCY_UNAVAILABLE, G, GATEWAY_CODE_012, 503",
        "DOWNSTREAM_EMPTY, G, GATEWAY_CODE_013, 502",
        "DEPENDENCY_TIMED_OUT, G, GATEWAY_CODE_902, 504",
        "REQUEST_EXPIRED, G, GATEWAY_CODE_014, 200",
        "HEADER_ILLEGAL, G, GATEWAY_CODE_015, 200",
        "BODY_NOT_JSON, G, GATEWAY_CODE_015, 400",
        "BODY_TOO_LARGE, G, GATEWAY_CODE_015, 413",
        "METHOD_NOT_SUPPORTED, G, GATEWAY_CODE_016, 405",
        "TOO_FAST, G, GATEWAY_CODE_018, 200",
        "NO_ACCESS_RIGHTS, G, GATEWAY_CODE_019, 200",
        "DATA_NOT_FOUND, US, CUSTOMER_API_0000003, 200",
        "CREDENTIALS_WRONG, US, CUSTOMER_API_0000102, 200",
        "LOGIN_PROHIBITED, US, CUSTOMER_API_0000103, 200",
        "ACCOUNT_LOCKED, US, CUSTOMER_API_0000113, 200",
        "PARAMETER_MISSING, US, CUSTOMER_API_0000501, 200",
        "CODE_WRONG, US, CUSTOMER_API_0000511, 200",
        "TOO_MANY_WRONG_CODES, US, CUSTOMER_API_0000512, 200",
        "EMAIL_CODE_WRONG, US, CUSTOMER_API_0000517, 200",
        "PHONE_CODE_WRONG, US, CUSTOMER_API_0000518, 200",
        "TOTP_CODE_WRONG, US, CUSTOMER_API_0000519, 200",
        "TOTP_CODE_EMPTY, US, CUSTOMER_API_0000520, 200",
        "ONE_TIME_CODE_NEEDED, US, CUSTOMER_API_0000521, 200",
        "KYC_UNDER_REVIEW, US, CUSTOMER_API_0000601, 200",
        "KYC_NOT_FOUND, US, CUSTOMER_API_0000603, 200",
        "KYC_REJECTED, US, CUSTOMER_API_0000606, 200",
        "TOTP_BOUND_ALREADY, US, CUSTOMER_API_0000138, 200",
        "CUSTOMER_DISABLED, US, CUSTOMER_API_0000158, 200",
        "CHANNEL_NOT_BOUND, US, CUSTOMER_API_0001021, 200",
        "PARAMETERS_ILLEGAL, US, CUSTOMER_API_0001025, 200",
        "TOTP_NOT_BOUND, US, CUSTOMER_API_0001040, 200",
        "PERMISSION_INVALID, US, CUSTOMER_API_00011001, 200",
        "KEY_LIMIT_EXCEEDED, US, CUSTOMER_API_00011002, 200",
        "LABEL_TAKEN, US, CUSTOMER_API_00011003, 200",
        "ONE_TIME_CODE_WRONG, MS, P_VERIFY_CODE_ERROR, 200",
        "SIGNATURE_WRONG, G, 00012001, 200",
        "OUTSIDE_REPLAY_WINDOW, G, 00012002, 200",
        "KEY_UNKNOWN, G, 00012003, 200",
        "RESOURCE_NOT_GRANTED, G, 00012004, 200",
        "RATE_EXCEEDED, G, 00012005, 429",
        "KEY_EXPIRED, G, 00012006, 200",
        "ADDRESS_ILLEGAL, G, 00012007, 200",
        "REQUEST_REPLAYED, G, 00012008, 200",
        "WITHDRAWAL_LOCKED, G, 00012009, 200"
    })
    void codeShouldBeTheContractsWhenItGoesOnTheWire(ErrorCode code, String bizCode, String text, int status) {
        assertThat(code.origin()).hasToString(bizCode);
        assertThat(code.code()).isEqualTo(text);
        assertThat(code.httpStatus()).isEqualTo(status);
    }

    @Test
    void valuesShouldBeDistinctWhenCodeAndStatusAreTakenTogether() {
        assertThat(Arrays.stream(ErrorCode.values())
                        .map(code -> code.code() + " " + code.httpStatus())
                        .collect(Collectors.toSet()))
                .hasSameSizeAs(ErrorCode.values());
    }
}
