package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.customerapi.customer.Customer;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class TotpCodesTest {
    private final TotpCodes codes;
    private final Transactions transactions;
    private final TestCustomers customers;

    TotpCodesTest(TotpCodes codes, Transactions transactions, TestCustomers customers) {
        this.codes = codes;
        this.transactions = transactions;
        this.customers = customers;
    }

    @Test
    void bindShouldStoreTheSecretSealedWhenAnAuthenticatorIsBound() {
        Customer customer = customers.complete();

        List<String> stored =
                Database.column("select sealed_secret from totp_authenticator where owner_id = ?", customer.id());

        assertThat(stored).singleElement().asString().startsWith("demo:").doesNotContain("GEZDGNBV");
    }

    @Test
    void boundOfShouldBeEmptyWhenNoneIsBound() {
        Customer customer = customers.withoutAuthenticator();

        assertThat(codes.boundOf(customer.id())).isEmpty();
        assertThat(codes.nextCode(customer.id())).isEmpty();
    }

    @Test
    void nextCodeShouldWaitWhenTheCurrentAndTheNextStepWereConsumed() {
        Customer customer = customers.complete();

        assertThat(consumeNextOf(customer)).isTrue();
        assertThat(consumeNextOf(customer)).isTrue();

        assertThat(codes.nextCode(customer.id())).isEmpty();
    }

    private boolean consumeNextOf(Customer customer) {
        return transactions.call(() -> {
            TotpAuthenticator authenticator = codes.lockBoundOf(customer.id()).orElseThrow();
            TotpVerdict verdict =
                    codes.judge(authenticator, codes.nextCode(customer.id()).orElseThrow());
            codes.consume(authenticator, verdict);
            return verdict.isRight();
        });
    }
}
