package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.customerapi.testing.Refusal.codeOf;

import org.customerapi.shared.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KycStatusTest {
    @Test
    void requirePassedShouldAcceptWhenTheCustomerIsKnown() {
        assertThatCode(KycStatus.PASSED::requirePassed).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"NONE, KYC_NOT_FOUND", "UNDER_REVIEW, KYC_UNDER_REVIEW", "REJECTED, KYC_REJECTED"})
    void requirePassedShouldRefuseWhenTheCustomerIsNotKnown(KycStatus status, ErrorCode code) {
        assertThat(codeOf(status::requirePassed)).isEqualTo(code);
    }
}
