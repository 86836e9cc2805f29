package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginNameTest {
    @ParameterizedTest
    @CsvSource({"+86", "86", "0086", "' +86 '"})
    void phoneShouldSpellTheAreaOneWayWhenClientsSpellItMany(String area) {
        assertThat(LoginName.phone(area, "13500009561").area()).contains("+86");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null", "''", "' '"})
    void phoneShouldHaveNoAreaWhenNoneIsGiven(String area) {
        assertThat(LoginName.phone(area, "13500009561").area()).isEmpty();
    }

    @Test
    void phoneShouldDropWhatOnlyReadersNeedWhenTheNumberIsGrouped() {
        assertThat(LoginName.phone("+86", " 135 0000-9561 ").text()).isEqualTo("13500009561");
    }

    @Test
    void emailShouldBeInLowerCaseWhenItIsTypedOtherwise() {
        assertThat(LoginName.email(" Demo@Customer-API.test "))
                .isEqualTo(new LoginName(LoginName.Kind.EMAIL, Optional.empty(), "demo@customer-api.test"));
    }

    @Test
    void emailShouldNotDependOnTheServersLanguageWhenItIsTurkish() {
        java.util.Locale before = java.util.Locale.getDefault();
        try {
            java.util.Locale.setDefault(new java.util.Locale("tr"));
            assertThat(LoginName.email("I@EXAMPLE.TEST").text()).isEqualTo("i@example.test");
        } finally {
            java.util.Locale.setDefault(before);
        }
    }

    @Test
    void toStringShouldNotTellTheNameWhenItIsPrinted() {
        assertThat(LoginName.email("someone@example.test")).hasToString("LoginName[EMAIL]");
    }
}
