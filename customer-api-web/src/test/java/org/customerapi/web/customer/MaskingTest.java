package org.customerapi.web.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({"13500009561,135******9561", "5551234,55******34", "1234,1******4", "12,******", "1,******", ","})
    void phoneShouldShowBothEndsOnly(String number, String masked) {
        assertThat(Masking.phone(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"22334455@qq.com,22**@qq.com", "ab@qq.com,a**@qq.com", "a@qq.com,**@qq.com", ","})
    void emailShouldNeverShowTheWholeName(String address, String masked) {
        assertThat(Masking.email(address)).isEqualTo(masked);
    }
}
