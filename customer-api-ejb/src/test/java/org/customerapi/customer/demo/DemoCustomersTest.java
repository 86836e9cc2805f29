package org.customerapi.customer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.customerapi.codes.CodePurpose;
import org.customerapi.codes.DemoOutbox;
import org.customerapi.codes.TotpCodes;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerCodes;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.KycStatus;
import org.customerapi.customer.LoginName;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.Beans;
import org.customerapi.testing.Database;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.customerapi.testing.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Beans.class)
class DemoCustomersTest {
    private final DemoCustomers demo;
    private final CustomerDirectory directory;
    private final TotpCodes totpCodes;
    private final DemoOutbox outbox;
    private final CustomerCodes codes;
    private final TestCustomers customers;
    private final Transactions transactions;

    DemoCustomersTest(
            DemoCustomers demo,
            CustomerDirectory directory,
            TotpCodes totpCodes,
            DemoOutbox outbox,
            CustomerCodes codes,
            TestCustomers customers,
            Transactions transactions) {
        this.demo = demo;
        this.directory = directory;
        this.totpCodes = totpCodes;
        this.outbox = outbox;
        this.codes = codes;
        this.customers = customers;
        this.transactions = transactions;
    }

    /** What happens at a start with these settings. */
    private DemoCustomers startWith(Map<String, String> properties) {
        DemoCustomers started =
                new DemoCustomers(Settings.of(properties), directory, totpCodes, outbox, MovableClock.get());
        transactions.run(started::prepare);
        return started;
    }

    private static long demoCustomers(boolean active) {
        return Database.number("select count(*) from customer where demo and active = ?", active);
    }

    @ParameterizedTest
    @CsvSource({
        "demo@customer-api.test,  439, 86000116, +86, 13500009561, true",
        "other@customer-api.test, 360, 86001175, +86, 13500009562, true",
        "new@customer-api.test,   368, 86000368, +86, 13500009563, false"
    })
    void prepareShouldCreateTheThreeWhenDemoModeStarts(
            String email, long company, String number, String area, String phone, boolean bound) {
        Customer customer = directory.find(company, LoginName.email(email)).orElseThrow();

        assertThat(customer.customerNo()).isEqualTo(number);
        assertThat(customer.phoneArea()).isEqualTo(area);
        assertThat(customer.phone()).isEqualTo(phone);
        assertThat(customer.kycStatus()).isEqualTo(KycStatus.PASSED);
        assertThat(customer.isDemo()).isTrue();
        assertThat(totpCodes.boundOf(customer.id()).isPresent()).isEqualTo(bound);
        assertThat(demo.totpCodeOf(customer).isPresent()).isEqualTo(bound);
    }

    @ParameterizedTest
    @CsvSource({"demo@customer-api.test", "Demo@Customer-Api.Test", "86000116", "13500009561", "' 13500009561 '"})
    void findShouldFindTheDemoCustomerWhenAnyOfHisNamesIsGiven(String name) {
        assertThat(demo.find(name).map(Customer::customerNo)).contains("86000116");
    }

    @Test
    void findShouldShowNobodyElseWhenTheNameIsARealCustomers() {
        Customer customer = customers.complete();

        assertThat(demo.find(customer.email())).isEmpty();
        assertThat(demo.find(customer.customerNo())).isEmpty();
        assertThat(demo.find(customer.phone())).isEmpty();
        assertThat(demo.find("")).isEmpty();
    }

    @Test
    void findShouldShowNobodyWhenDemoModeIsOff() {
        DemoCustomers off = new DemoCustomers(Settings.of(Map.of()), directory, totpCodes, outbox, MovableClock.get());

        assertThat(off.find("demo@customer-api.test")).isEmpty();
    }

    @Test
    void messagesOfShouldShowWhatWasSentWhenADemoCustomerAsks() {
        Customer customer = demo.find("new@customer-api.test").orElseThrow();

        SecretText ticket = codes.sendTo(customers.logIn(customer), CodePurpose.STEP_UP_SMS);

        assertThat(demo.messagesOf(customer).get(0).ticket()).isEqualTo(ticket);
    }

    @Test
    void prepareShouldCreateNobodyTwiceWhenTheServerStartsAgain() {
        long before = demoCustomers(true);

        startWith(Map.of("customer-api.demo", "true"));

        assertThat(demoCustomers(true)).isEqualTo(before);
    }

    @Test
    void prepareShouldAddCustomersForLoadWhenTheyAreConfigured() {
        startWith(Map.of("customer-api.demo", "true", "customer-api.demo.customers", "2"));
        startWith(Map.of("customer-api.demo", "true", "customer-api.demo.customers", "3"));

        assertThat(demo.find("demo1@customer-api.test")).isPresent();
        Customer third = demo.find("demo3@customer-api.test").orElseThrow();
        assertThat(third.companyId()).isEqualTo(439);
        assertThat(totpCodes.boundOf(third.id())).isPresent();
        assertThat(demo.find("demo4@customer-api.test")).isEmpty();
    }

    @Test
    void prepareShouldDisableDemoCustomersOnlyWhenTheServerStartsOutsideDemoMode() {
        long others = Database.number("select count(*) from customer where not demo and active");
        long demoCustomers = demoCustomers(true);

        startWith(Map.of());

        assertThat(demoCustomers(true)).isZero();
        assertThat(Database.number("select count(*) from customer where not demo and active"))
                .isEqualTo(others);

        startWith(Map.of("customer-api.demo", "true", "customer-api.demo.customers", "10"));
        assertThat(demoCustomers(true)).isGreaterThanOrEqualTo(demoCustomers);
    }

    @Test
    void prepareShouldLeaveARealCustomerAloneWhenHeHasADemoCustomersAddress() {
        Customer real = customers.change(
                customers.withoutAuthenticator(), customer -> customer.reachableByEmail("demo777@customer-api.test"));
        customers.change(real, Customer::disable);

        startWith(Map.of("customer-api.demo", "true"));

        assertThat(directory.get(real.id()).isActive()).isFalse();
        assertThat(demo.find("demo777@customer-api.test")).isEmpty();
    }
}
