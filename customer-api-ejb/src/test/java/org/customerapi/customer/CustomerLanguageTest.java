package org.customerapi.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import org.customerapi.codes.Channel;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Language;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class CustomerLanguageTest {
    private final CustomerLanguage language;
    private final CustomerDirectory directory;
    private final TestCustomers customers;
    private final Caller caller;

    CustomerLanguageTest(CustomerLanguage language, CustomerDirectory directory, TestCustomers customers) {
        this.language = language;
        this.directory = directory;
        this.customers = customers;
        this.caller = customers.logIn(customers.complete());
    }

    private Customer now() {
        return directory.get(caller.customerId());
    }

    @Test
    void chooseShouldBeRememberedAndReachWhatIsSent() {
        assertThat(now().language()).isEmpty();
        assertThat(now().recipient(Channel.SMS).language()).isEmpty();

        language.choose(caller, Language.ZH_CN);
        assertThat(now().language()).contains(Language.ZH_CN);
        assertThat(now().recipient(Channel.SMS).language()).contains(Language.ZH_CN);
        assertThat(now().recipient(Channel.EMAIL).language()).contains(Language.ZH_CN);

        language.choose(caller, Language.EN_US);
        assertThat(now().language()).contains(Language.EN_US);
        assertThat(Database.column(
                        "select outcome from audit_record where operation = 'CHANGE_LANGUAGE'" + " and customer_id = ?",
                        caller.customerId()))
                .containsExactly("OK", "OK");
    }

    @Test
    void chooseShouldBeRefusedWhenTheCustomerIsDisabled() {
        customers.change(caller.customer(), Customer::disable);

        assertThat(codeOf(() -> language.choose(caller, Language.ZH_CN))).isEqualTo(ErrorCode.CUSTOMER_DISABLED);
        assertThat(now().language()).isEmpty();
    }
}
