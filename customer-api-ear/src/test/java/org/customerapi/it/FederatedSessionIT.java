package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URL;
import java.time.Duration;
import org.customerapi.testing.ports.FreePort;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Customers who come with their company's own identity provider's tokens. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
class FederatedSessionIT {
    private static final int PORT = FreePort.next();
    private static final long COMPANY = 439;
    private static final IdentityProvider.Key RSA = IdentityProvider.key("rsa-1", "RS256");
    private static final IdentityProvider.Key EC = IdentityProvider.key("ec-1", "ES256");
    private static final IdentityProvider.Key ED25519 = IdentityProvider.key("ed-1", "EdDSA");
    private static final String BIZ_TYPE = "customer.app.CustomerWebApiService.findCustomerInfo";

    /** No unknown key makes the server look again sooner than that. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    @ArquillianResource
    private URL deployed;

    private Api api;
    private IdentityProvider provider;

    @Deployment(testable = false)
    @TargetsContainer("federated")
    static Archive<?> archive() {
        return Deployments.built("federated", IdentityProvider.settings(PORT, COMPANY));
    }

    @BeforeEach
    void connect() {
        api = Api.at(Deployments.root(deployed));
        provider = new IdentityProvider(PORT);
        provider.publish(RSA, EC, ED25519);
        // Another test may have left the server with other keys a moment ago.
        await(customer(9, RSA), "0").requireSuccess();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private DemoCustomer customer(int n, IdentityProvider.Key key) {
        DemoCustomer customer = DemoCustomer.numbered(api, n);
        return customer.enterWith(IdentityProvider.token(key, COMPANY, customer.customerNo()));
    }

    private static Answer find(DemoCustomer customer) {
        return customer.session().post(Api.FIND_CUSTOMER_INFO, "{}");
    }

    private static void requireUnknown(DemoCustomer customer) {
        find(customer).requireRefusal("GATEWAY_CODE_005", "G", BIZ_TYPE, null);
    }

    @Test
    void tokenShouldOpenTheCustomersSessionWithEachAlgorithm() {
        for (IdentityProvider.Key key : new IdentityProvider.Key[] {RSA, EC, ED25519}) {
            DemoCustomer customer = customer(1, key);
            JsonObject info = find(customer).data();
            assertThat(info.getString("customerNo")).isEqualTo(customer.customerNo());
        }
    }

    @Test
    void tokenShouldServeAWholeLifeOfAKeyAndBeRefusedAfterLogout() {
        DemoCustomer customer = customer(2, ED25519);
        JsonObject key = customer.apply("federated");
        assertThat(key.getString("privateKey")).isNotEmpty();

        // The step-up of a moment ago holds in this session, and in no other.
        JsonObject downgrade = Json.createObjectBuilder()
                .add("apiKey", key.getString("apiKey"))
                .add("tag", "federated")
                .add("times", "month")
                .build();
        DemoCustomer elsewhere = customer(2, ED25519);
        elsewhere
                .session()
                .post(Api.DOWNGRADE, downgrade)
                .requireRefusal("CUSTOMER_API_0000520", "US", "customer.app.CustomerApiWebService.downgrade", null);
        customer.session().post(Api.DOWNGRADE, downgrade).requireSuccess();

        customer.session().post(Api.LOGOUT, "{}").requireSuccess();
        requireUnknown(customer);
        find(elsewhere).requireSuccess();
    }

    @Test
    void tokenShouldOpenNothingOfAnotherCompanyOrOfNobody() {
        DemoCustomer other = DemoCustomer.other(api).enterWith(IdentityProvider.token(RSA, 360, "86001175"));
        find(other).requireRefusal("GATEWAY_CODE_019", "G", BIZ_TYPE, null);
        DemoCustomer wrongCompany = DemoCustomer.other(api).enterWith(IdentityProvider.token(RSA, COMPANY, "86001175"));
        find(wrongCompany).requireRefusal("GATEWAY_CODE_019", "G", BIZ_TYPE, null);
    }

    @Test
    void tokenShouldBeUnknownWhenItIsNotTheProviders() {
        IdentityProvider.Key stranger = IdentityProvider.key("rsa-1", "RS256");
        requireUnknown(customer(3, stranger));
        DemoCustomer customer = customer(3, RSA);
        requireUnknown(customer.enterWith(
                customer.token().substring(0, customer.token().lastIndexOf('.'))));
        requireUnknown(customer.enterWith("a.b.c"));
    }

    @Test
    void loginShouldGoOnBesideTheProvider() {
        DemoCustomer customer = DemoCustomer.numbered(api, 4).logIn();
        find(customer).requireSuccess();
        customer.session().post(Api.LOGOUT, "{}").requireSuccess();
        requireUnknown(customer);
    }

    @Test
    void keysShouldRotateWithoutARestartAndAnOutageShouldLogNobodyOut() {
        DemoCustomer before = customer(5, RSA);
        find(before).requireSuccess();
        IdentityProvider.Key next = IdentityProvider.key("rsa-2", "RS256");
        DemoCustomer after = customer(5, next);

        provider.fail();
        await(after, "GATEWAY_CODE_012").requireRefusal(503, "GATEWAY_CODE_012", "G", BIZ_TYPE, null);
        find(before).requireSuccess();

        provider.publish(next);
        await(after, "0").requireSuccess();
        requireUnknown(before);
        assertThat(Deployments.log("federated")).doesNotContain(before.token(), after.token());
    }

    /** The server's clock is the real one here, so what comes with time is asked for until it is there. */
    private static Answer await(DemoCustomer customer, String code) {
        long giveUp = System.nanoTime() + BETWEEN_LOOKS.multipliedBy(6).toNanos();
        Answer answer = find(customer);
        while (!answer.code().equals(code) && System.nanoTime() < giveUp) {
            answer = find(customer);
        }
        return answer;
    }
}
