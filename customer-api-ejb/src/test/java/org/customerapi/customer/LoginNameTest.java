package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Optional;
import org.customerapi.shared.FieldRule;
import org.customerapi.testing.Refusal;
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

    @Test
    void requireWellFormedShouldAcceptWhatSomebodyCouldBeCalled() {
        for (LoginName name : List.of(
                LoginName.email(" Some.One+x@Example.TEST "),
                LoginName.phone("+86", "135 0000-9561"),
                LoginName.phone(null, "1234"),
                LoginName.customerNo("86000116"))) {
            assertThatCode(() -> name.requireWellFormed("loginName")).doesNotThrowAnyException();
        }
    }

    @Test
    void requireWellFormedShouldRefuseWhatNobodyCanBeCalled() {
        assertThat(ruleOf(LoginName.email("nobody"))).isEqualTo(FieldRule.EMAIL_SYNTAX);
        assertThat(ruleOf(LoginName.email("a\0@example.test"))).isEqualTo(FieldRule.EMAIL_SYNTAX);
        assertThat(ruleOf(LoginName.email("a@" + "x".repeat(253)))).isEqualTo(FieldRule.TOO_LONG);
        assertThat(ruleOf(LoginName.phone("+86", "12x4"))).isEqualTo(FieldRule.PHONE_SYNTAX);
        assertThat(ruleOf(LoginName.phone("+8x", "1234"))).isEqualTo(FieldRule.PHONE_AREA_SYNTAX);
        assertThat(ruleOf(LoginName.customerNo("86 000"))).isEqualTo(FieldRule.CUSTOMER_NO_SYNTAX);
    }

    private static FieldRule ruleOf(LoginName name) {
        return Refusal.ruleOf(() -> name.requireWellFormed("loginName"));
    }
}
