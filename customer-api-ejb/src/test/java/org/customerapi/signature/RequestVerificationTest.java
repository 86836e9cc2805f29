package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.customerapi.apikey.ApiKeyLifecycle;
import org.customerapi.apikey.IssuedKey;
import org.customerapi.apikey.domain.KeyLabel;
import org.customerapi.customer.Customer;
import org.customerapi.testing.Beans;
import org.customerapi.testing.MovableClock;
import org.customerapi.testing.TestCustomers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Beans.class)
class RequestVerificationTest {
    private static final String RESOURCE = "customer.app.CustomerWebApiService.findCustomerInfo_0.0.1_";

    private final RequestVerification verification;
    private final ApiKeyLifecycle lifecycle;
    private final TestCustomers customers;

    RequestVerificationTest(RequestVerification verification, ApiKeyLifecycle lifecycle, TestCustomers customers) {
        this.verification = verification;
        this.lifecycle = lifecycle;
        this.customers = customers;
    }

    @Test
    void verifyShouldTellOnWhoseBehalfACallRunsWhenItsSignatureIsRight() throws Exception {
        Customer customer = customers.complete();
        IssuedKey key =
                lifecycle.issue(customers.logIn(customer), new KeyLabel("robot"), customers.rightCodes(customer));
        byte[] body = "{\"b\":1,\"a\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(MovableClock.get().millis());
        Signature signer = Signature.getInstance("SHA1withRSA");
        signer.initSign(KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(
                        Base64.getDecoder().decode(key.privateKey().reveal()))));
        signer.update(("{a:x,b:1}" + timestamp).getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(signer.sign());

        VerifiedCaller caller = verification.verify(new SignedCall(
                "439",
                "t",
                timestamp,
                key.key().accessKey().text(),
                signature,
                null,
                null,
                RESOURCE,
                body,
                "192.0.2.1"));

        assertThat(caller.customerId()).isEqualTo(customer.id());
        assertThat(caller.rate().remaining()).isEqualTo(99);
    }
}
