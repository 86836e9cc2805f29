package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.customerapi.it.DemoCustomer.Ticket;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens once happens once, however many ask for it at the same moment; and nobody is told of a system error. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
class ConcurrencyIT {
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final int CALLS = 20;

    @ArquillianResource
    private URL deployed;

    private Api api;

    @Deployment(testable = false)
    @TargetsContainer("concurrency")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @BeforeEach
    void connect() {
        api = Api.at(Deployments.root(deployed));
    }

    @Test
    void applyApiShouldIssueOneKeyWhenTwentyCallsBringTheSameCodes() {
        DemoCustomer customer = customer().logIn();
        JsonObject codes = customer.stepUp().build();
        List<Answer> answers = atOnce(CALLS, n -> customer.session()
                .post(Api.APPLY_API, with(codes).add("tag", "robot " + n).build()));
        requireOneSuccess(answers, "P_VERIFY_CODE_ERROR", "CUSTOMER_API_0000519", "CUSTOMER_API_0000512");
        customer.requireKeys(1);
    }

    @Test
    void applyApiShouldIssueOneKeyWhenTwentyCallsAreTheSame() {
        DemoCustomer customer = customer().logIn();
        JsonObject request = customer.stepUp().add("tag", "robot").build();
        List<Answer> answers = atOnce(CALLS, n -> customer.session().post(Api.APPLY_API, request));
        requireOneSuccess(
                answers,
                "P_VERIFY_CODE_ERROR",
                "CUSTOMER_API_0000519",
                "CUSTOMER_API_0000512",
                "CUSTOMER_API_00011003");
        customer.requireKeys(1);
    }

    @Test
    void applyApiShouldServeManyCustomersAtOnce() {
        List<DemoCustomer> customers =
                IntStream.range(0, CALLS).mapToObj(n -> customer().logIn()).toList();
        List<JsonObject> requests = customers.stream()
                .map(customer -> customer.stepUp().add("tag", "mine").build())
                .toList();
        List<Answer> answers = atOnce(CALLS, n -> customers.get(n).session().post(Api.APPLY_API, requests.get(n)));
        Set<String> accessKeys = new TreeSet<>();
        answers.forEach(answer -> accessKeys.add(answer.data().getString("apiKey")));
        assertThat(accessKeys).hasSize(CALLS);
        customers.forEach(customer -> customer.requireKeys(1));
    }

    @Test
    void delApiShouldRevokeOnceWhenTwentyCallsWantIt() {
        DemoCustomer customer = customer().logIn();
        JsonObject id = id(customer.apply("victim"));
        List<Answer> answers = atOnce(CALLS, n -> customer.session().post(Api.DEL_API, id));
        requireOneSuccess(answers, "CUSTOMER_API_0000003");
        customer.requireKeys(0);
    }

    @Test
    void editShouldHappenOnceWhenTwentyCallsBringTheSameCodes() {
        DemoCustomer customer = customer().logIn();
        JsonObject key = customer.apply("before");
        JsonObject codes =
                with(customer.stepUp().build()).add("id", key.get("id")).build();
        List<Answer> answers = atOnce(CALLS, n -> customer.session()
                .post(
                        Api.EDIT_API_PERMISSION,
                        with(codes).add("tag", "after " + n).build()));
        int winner = requireOneSuccess(answers, "P_VERIFY_CODE_ERROR", "CUSTOMER_API_0000519", "CUSTOMER_API_0000512");
        assertThat(customer.query(key.getJsonNumber("id").longValue()).getString("tag"))
                .isEqualTo("after " + winner);
    }

    @Test
    void keyShouldBeWholeWhenItIsDowngradedAndRevokedAtOnce() {
        DemoCustomer customer = customer().logIn();
        JsonObject key = customer.apply("both");
        JsonObject downgrade = Json.createObjectBuilder()
                .add("apiKey", key.get("apiKey"))
                .add("tag", "both")
                .add("times", "month")
                .build();
        // The step-up of the issue covers any number of downgrades for five minutes.
        List<Answer> answers = atOnce(
                8,
                n -> n == 4
                        ? customer.session().post(Api.DEL_API, id(key))
                        : customer.session().post(Api.DOWNGRADE, downgrade));
        answers.get(4).requireSuccess();
        answers.forEach(answer -> assertThat(answer.requireEnvelope().code()).isIn("0", "CUSTOMER_API_0000003"));
        customer.requireKeys(0);
    }

    @RepeatedTest(3)
    void totpStepShouldServeOneOfTwoCallsWithDifferentTickets() {
        DemoCustomer customer = customer().logIn();
        Ticket sms = customer.smsCode();
        Ticket email = customer.emailCode();
        String google = customer.authenticator().nextCode();
        List<JsonObject> requests = List.of(
                Json.createObjectBuilder()
                        .add("tag", "one")
                        .add("googleCode", google)
                        .add("phoneCode", sms.code())
                        .add("phoneSendToken", sms.sendToken())
                        .build(),
                Json.createObjectBuilder()
                        .add("tag", "two")
                        .add("googleCode", google)
                        .add("emailCode", email.code())
                        .add("emailSendToken", email.sendToken())
                        .build());
        List<Answer> answers = atOnce(2, n -> customer.session().post(Api.APPLY_API, requests.get(n)));
        requireOneSuccess(answers, "CUSTOMER_API_0000519");
        customer.requireKeys(1);
    }

    @RepeatedTest(3)
    void ticketShouldServeOneOfTwoCallsWithDifferentTotpSteps() {
        DemoCustomer customer = customer().logIn();
        Ticket sms = customer.smsCode();
        List<String> google = List.of(
                customer.authenticator().nextCode(), customer.authenticator().nextCode());
        List<Answer> answers = atOnce(2, n -> customer.session()
                .post(
                        Api.APPLY_API,
                        Json.createObjectBuilder()
                                .add("tag", "robot " + n)
                                .add("googleCode", google.get(n))
                                .add("phoneCode", sms.code())
                                .add("phoneSendToken", sms.sendToken())
                                .build()));
        requireOneSuccess(answers, "P_VERIFY_CODE_ERROR", "CUSTOMER_API_0000519");
        customer.requireKeys(1);
    }

    @Test
    void ticketShouldServeItsOwnerOnlyWhenAnotherTriesItAtTheSameMoment() {
        DemoCustomer owner = customer().logIn();
        DemoCustomer thief = customer().logIn();
        JsonObject request = owner.stepUp().add("tag", "robot").build();
        JsonObject stolen = with(request)
                .add("googleCode", thief.authenticator().nextCode())
                .build();
        List<Answer> answers = atOnce(
                2,
                n -> n == 0
                        ? owner.session().post(Api.APPLY_API, request)
                        : thief.session().post(Api.APPLY_API, stolen));
        answers.get(0).requireSuccess();
        assertThat(answers.get(1).requireEnvelope().code()).isEqualTo("P_VERIFY_CODE_ERROR");
        owner.requireKeys(1);
        thief.requireKeys(0);
    }

    @RepeatedTest(2)
    void loginShouldOpenOneSessionWhenTwoBringTheSameTotpStep() {
        DemoCustomer customer = customer();
        JsonObject login = customer.loginByEmail().build();
        requireOneSuccess(atOnce(2, n -> customer.guest().post(Api.LOGIN, login)), "CUSTOMER_API_0000519");
    }

    @Test
    void loginShouldOpenOneSessionWhenThreeBringTheSameMailedCode() {
        DemoCustomer customer = customer();
        Answer sent = customer.guest()
                .post(
                        Api.VERIFY_CODE_SEND,
                        Json.createObjectBuilder()
                                .add("bizType", "EMAIL_LOGIN_VERIFICATION_CODE")
                                .add("toUser", customer.email())
                                .build());
        Ticket mailed = customer.ticket(sent.data().getString("token"));
        List<String> google = List.of(
                customer.authenticator().nextCode(),
                customer.authenticator().nextCode(),
                customer.authenticator().nextCode());
        List<Answer> answers = atOnce(3, n -> customer.guest()
                .post(
                        Api.LOGIN,
                        Json.createObjectBuilder()
                                .add("type", 1)
                                .add("loginName", customer.email())
                                .add("verifyCode", mailed.code())
                                .add("sendToken", mailed.sendToken())
                                .add("googleCode", google.get(n))
                                .build()));
        requireOneSuccess(answers, "CUSTOMER_API_0000511", "CUSTOMER_API_0000519");
    }

    @Test
    void wrongLoginsShouldNotOutrunTheirCount() {
        DemoCustomer customer = customer();
        JsonObject wrong = with(customer.loginByEmail().build())
                .add("loginPwd", DemoCustomer.md5("wrong"))
                .build();
        List<String> codes = codes(atOnce(CALLS, n -> customer.guest().post(Api.LOGIN, wrong)));
        assertThat(Collections.frequency(codes, "CUSTOMER_API_0000102")).isEqualTo(5);
        assertThat(Collections.frequency(codes, "CUSTOMER_API_0000113")).isEqualTo(CALLS - 5);
    }

    @Test
    void wrongCodesShouldNotOutrunTheirCount() {
        DemoCustomer customer = customer().logIn();
        JsonObject wrong = with(customer.stepUp().build())
                .add("tag", "robot")
                .add("googleCode", customer.authenticator().wrongCode())
                .build();
        List<String> codes = codes(atOnce(CALLS, n -> customer.session().post(Api.APPLY_API, wrong)));
        assertThat(Collections.frequency(codes, "CUSTOMER_API_0000519")).isEqualTo(5);
        assertThat(Collections.frequency(codes, "CUSTOMER_API_0000512")).isEqualTo(CALLS - 5);
    }

    private static List<String> codes(List<Answer> answers) {
        return answers.stream().map(answer -> answer.requireEnvelope().code()).toList();
    }

    /** Exactly one success, every other refused with one of the codes; answers who it was. */
    private static int requireOneSuccess(List<Answer> answers, String... refusals) {
        List<Integer> successes = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i).requireEnvelope();
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            if (answer.isSuccess()) {
                successes.add(i);
            } else {
                assertThat(answer.code()).as(answer.text()).isIn((Object[]) refusals);
            }
        }
        assertThat(successes).hasSize(1);
        return successes.get(0);
    }

    private static List<Answer> atOnce(int count, IntFunction<Answer> call) {
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int n = i;
            calls.add(() -> call.apply(n));
        }
        return Parallel.run(calls);
    }

    private static JsonObjectBuilder with(JsonObject object) {
        return Json.createObjectBuilder(object);
    }

    private static JsonObject id(JsonObject key) {
        return Json.createObjectBuilder().add("id", key.get("id")).build();
    }

    private DemoCustomer customer() {
        return DemoCustomer.numbered(api, CUSTOMERS.incrementAndGet());
    }
}
