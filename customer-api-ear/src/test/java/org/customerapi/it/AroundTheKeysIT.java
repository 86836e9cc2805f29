package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a web client asks around the keys: at its login page, of the customer, and of his authenticator. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
class AroundTheKeysIT {
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final int CALLS = 20;
    private static final long LOCK_MILLIS = Duration.ofHours(48).toMillis();
    private static final long TOLERANCE_MILLIS = Duration.ofMinutes(2).toMillis();

    @ArquillianResource
    private URL deployed;

    private Api api;

    @Deployment(testable = false)
    @TargetsContainer("around-the-keys")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @BeforeEach
    void connect() {
        api = Api.at(Deployments.root(deployed));
    }

    /** Call by call as the web client makes them, with its headers, its empty texts and its superfluous fields. */
    @Test
    void webClientShouldBringANewcomerToHisFirstKey() {
        DemoCustomer customer = DemoCustomer.newcomer(fromTheWebClient(api));
        Api guest = customer.guest();
        String name = "{\"type\":1,\"loginName\":\"" + customer.email() + "\",\"phoneArea\":\"\"}";
        assertThat(guest.post(Api.CHECK_STATUS, name).data().toString())
                .isEqualTo("{\"status\":1,\"country\":null,\"phoneArea\":null}");
        assertThat(number(guest.post(Api.CHECK_GOOGLE_MFA_STATUS, name))).isEqualTo(-1);
        JsonObject login = customer.enter(guest.post(
                Api.LOGIN,
                "{\"type\":1,\"loginName\":\"" + customer.email()
                        + "\",\"phoneArea\":\"\",\"device\":\"web\",\"loginPwd\":\"" + DemoCustomer.PASSWORD_MD5
                        + "\",\"verifyCode\":\"\",\"sendToken\":\"\",\"googleCode\":\"\"}"));
        assertThat(login.getInt("googleId")).isEqualTo(-1);
        Api session = customer.session();

        assertThat(session.post(Api.FIND_PHONE_AND_EMAIL, "{}").data().toString())
                .isEqualTo("{\"customerNo\":\"" + customer.customerNo() + "\",\"email\":\"" + customer.email()
                        + "\",\"phone\":\"" + customer.phone() + "\",\"phoneArea\":\"+86\"}");
        assertThat(number(session.post(
                        Api.CHECK_KYC_APPLY,
                        Json.createObjectBuilder()
                                .add("businessCode", "API")
                                .add("openAccountType", login.get("openAccountType"))
                                .build())))
                .isEqualTo(2);
        session.post(Api.APPLY_API, "{\"tag\":\"first\",\"purview\":[]}")
                .requireRefusal("CUSTOMER_API_0001040", "US", bizType(Api.APPLY_API), null);

        JsonObject account = customer.generateGoogleAccount();
        requireAccount(account, customer);
        assertThat(customer.demoCodes().getString("googleCode")).matches("[0-9]{6}");
        Answer bound = session.post(
                Api.ENABLE_OR_FORBID_MFA,
                customer.mfaCodes()
                        .add("type", "1")
                        .add("googleId", account.get("id").toString())
                        .add("purview", JsonValue.EMPTY_JSON_ARRAY)
                        .build());
        assertThat(bound.data().getJsonNumber("googleId")).isEqualTo(account.getJsonNumber("id"));
        assertThat(number(guest.post(Api.CHECK_GOOGLE_MFA_STATUS, name))).isPositive();
        assertThat(session.post(Api.FIND_CUSTOMER_INFO, "{}").data().getJsonNumber("googleId"))
                .isEqualTo(account.getJsonNumber("id"));
        session.post(Api.GENERATE_GOOGLE_ACCOUNT, "{}")
                .requireRefusal("CUSTOMER_API_0000138", "US", bizType(Api.GENERATE_GOOGLE_ACCOUNT), null);

        JsonObject key = customer.apply("first");
        customer.requireKeys(1);
        assertThat(customer.query(key.getJsonNumber("id").longValue()).getString("tag"))
                .isEqualTo("first");
        guest.post(Api.LOGIN, withoutCode(customer))
                .requireRefusal("CUSTOMER_API_0000520", "US", bizType(Api.LOGIN), null);
        session.post(Api.LOGOUT, "").requireSuccess();
        session.post(Api.FIND_PHONE_AND_EMAIL, "{}")
                .requireRefusal("GATEWAY_CODE_005", "G", bizType(Api.FIND_PHONE_AND_EMAIL), null);
    }

    @Test
    void unbindingShouldLockWithdrawalAndBeUndoneByBindingAnew() {
        DemoCustomer customer = customer().logIn();
        long key = customer.apply("first").getJsonNumber("id").longValue();
        long before = withdrawTime(customer, key);

        Answer unbound = customer.session()
                .post(
                        Api.ENABLE_OR_FORBID_MFA,
                        customer.mfaCodes().add("type", 2).build());

        assertThat(unbound.requireSuccess().data().toString()).isEqualTo("{\"googleId\":-1}");
        assertThat(withdrawTime(customer, key))
                .isGreaterThan(before)
                .isCloseTo(System.currentTimeMillis() + LOCK_MILLIS, within(TOLERANCE_MILLIS));
        refused(customer, Api.APPLY_API, "{\"tag\":\"second\"}", "CUSTOMER_API_0001040", null);
        customer.enter(customer.guest().post(Api.LOGIN, withoutCode(customer)));
        customer.bind(customer.generateGoogleAccount());
        customer.apply("second");
    }

    @Test
    void bindingShouldRefuseInTheContractsOrder() {
        DemoCustomer customer = unbound();
        refused(customer, Api.ENABLE_OR_FORBID_MFA, "{}", "CUSTOMER_API_0000501", "type");
        refused(customer, Api.ENABLE_OR_FORBID_MFA, "{\"type\":1}", "CUSTOMER_API_0000501", "googleId");
        refused(
                customer,
                Api.ENABLE_OR_FORBID_MFA,
                "{\"type\":1,\"googleId\":\"\"}",
                "CUSTOMER_API_0000501",
                "googleId");
        illegal(customer, Api.ENABLE_OR_FORBID_MFA, "{\"type\":3,\"googleId\":1}", "type");
        illegal(customer, Api.ENABLE_OR_FORBID_MFA, "{\"type\":1,\"googleId\":\"x\"}", "googleId");
        refused(customer, Api.ENABLE_OR_FORBID_MFA, "{\"type\":1,\"googleId\":-1}", "CUSTOMER_API_0000003", null);
        refused(customer, Api.ENABLE_OR_FORBID_MFA, "{\"type\":2,\"googleId\":-1}", "CUSTOMER_API_0001040", null);
        JsonObject account = customer.generateGoogleAccount();
        Ticket sms = customer.smsCode();
        Ticket email = customer.emailCode();
        JsonObject right = Json.createObjectBuilder()
                .add("type", 1)
                .add("googleId", account.get("id"))
                .add("googleCode", customer.authenticator().nextCode())
                .add("verifyCodeSMS", sms.code())
                .add("sendTokenSMS", sms.sendToken())
                .add("verifyCodeEmail", email.code())
                .add("sendTokenEmail", email.sendToken())
                .build();

        refused(customer, right, "googleId", "1", "CUSTOMER_API_0000003", null);
        refused(customer, right, "googleCode", "", "CUSTOMER_API_0000520", null);
        refused(customer, right, "sendTokenSMS", "", "CUSTOMER_API_0000501", "sendTokenSMS");
        refused(customer, right, "verifyCodeSMS", "", "CUSTOMER_API_0000501", "verifyCodeSMS");
        refused(customer, right, "sendTokenEmail", "", "CUSTOMER_API_0000501", "sendTokenEmail");
        refused(customer, right, "verifyCodeEmail", "", "CUSTOMER_API_0000501", "verifyCodeEmail");
        JsonObject neither = with(right, "verifyCodeSMS", "");
        refused(customer, neither, "verifyCodeEmail", "", "CUSTOMER_API_0000521", null);
        refusedByMessages(customer, right, "verifyCodeSMS", "wrong!");
        refusedByMessages(customer, right, "verifyCodeEmail", "wrong!");
        refusedByMessages(customer, right, "sendTokenEmail", sms.sendToken());
        refused(customer, right, "googleCode", customer.authenticator().wrongCode(), "CUSTOMER_API_0000519", null);

        // None of that has spent a code.
        customer.session().post(Api.ENABLE_OR_FORBID_MFA, right).requireSuccess();
        refused(customer, Api.ENABLE_OR_FORBID_MFA, right.toString(), "CUSTOMER_API_0000138", null);
    }

    @Test
    void authenticatorShouldBeGeneratedOnceWhenTwentyAskAtOnce() {
        DemoCustomer customer = unbound();

        List<JsonObject> accounts = atOnce(n -> customer.session().post(Api.GENERATE_GOOGLE_ACCOUNT, "{}")).stream()
                .map(Answer::data)
                .toList();

        assertThat(accounts)
                .extracting(account -> account.getJsonNumber("id"))
                .containsOnly(accounts.get(0).getJsonNumber("id"));
        assertThat(accounts).extracting(account -> account.getString("secret")).doesNotHaveDuplicates();
        String counts = customer.demoCodes().getString("googleCode");
        assertThat(accounts).anySatisfy(account -> assertThat(
                        new Authenticator(Clock.systemUTC(), account.getString("secret")).shows(counts))
                .isTrue());
        // The last word is the customer's own.
        customer.bind(customer.generateGoogleAccount());
    }

    @Test
    void authenticatorShouldBeBoundAndUnboundOnceWhenTwentyBringTheSameCodesAtOnce() {
        DemoCustomer customer = unbound();
        JsonObject account = customer.generateGoogleAccount();
        JsonObject bind = customer.mfaCodes()
                .add("type", 1)
                .add("googleId", account.get("id"))
                .build();
        requireOneSuccess(atOnce(n -> customer.session().post(Api.ENABLE_OR_FORBID_MFA, bind)), "CUSTOMER_API_0000138");

        JsonObject unbind = customer.mfaCodes().add("type", 2).build();
        requireOneSuccess(
                atOnce(n -> customer.session().post(Api.ENABLE_OR_FORBID_MFA, unbind)), "CUSTOMER_API_0001040");
        customer.enter(customer.guest().post(Api.LOGIN, withoutCode(customer)));
    }

    @Test
    void guestShouldLearnNothingButWhetherAnAuthenticatorIsBound() {
        DemoCustomer known = customer();
        String template = "{\"type\":%d,\"loginName\":\"%s\",\"phoneArea\":\"%s\"}";
        Api guest = known.guest();
        for (String[] pair : new String[][] {
            {template.formatted(1, known.email(), ""), template.formatted(1, "nobody@customer-api.test", "")},
            {template.formatted(2, known.phone(), "86"), template.formatted(2, "13699999999", "86")},
            {template.formatted(3, known.customerNo(), ""), template.formatted(3, "nobody", "")}
        }) {
            assertThat(withoutTime(guest.post(Api.CHECK_STATUS, pair[0])))
                    .isEqualTo(withoutTime(guest.post(Api.CHECK_STATUS, pair[1])));
            assertThat(number(guest.post(Api.CHECK_GOOGLE_MFA_STATUS, pair[0]))).isEqualTo(1);
            assertThat(number(guest.post(Api.CHECK_GOOGLE_MFA_STATUS, pair[1]))).isEqualTo(-1);
        }
        assertThat(guest.post(Api.CHECK_STATUS, template.formatted(2, known.phone(), "0086"))
                        .data()
                        .getString("phoneArea"))
                .isEqualTo("+86");
        // One without an authenticator is like one that nobody knows.
        DemoCustomer newcomer = unbound();
        String newcomers = template.formatted(1, newcomer.email(), "");
        assertThat(withoutTime(guest.post(Api.CHECK_GOOGLE_MFA_STATUS, newcomers)))
                .isEqualTo(withoutTime(guest.post(
                        Api.CHECK_GOOGLE_MFA_STATUS, template.formatted(1, "nobody@customer-api.test", ""))));
    }

    @Test
    void guestShouldBeToldWhatHisQuestionLacks() {
        Api guest = api.with("companyId", "439");
        for (String path : List.of(Api.CHECK_STATUS, Api.CHECK_GOOGLE_MFA_STATUS)) {
            guest.post(path, "{\"type\":1}").requireRefusal("CUSTOMER_API_0000501", "US", bizType(path), "loginName");
            guest.post(path, "{\"loginName\":\"x\"}")
                    .requireRefusal("CUSTOMER_API_0000501", "US", bizType(path), "type");
            assertThat(guest.post(path, "{\"type\":4,\"loginName\":\"x\"}").code())
                    .isEqualTo("CUSTOMER_API_0001025");
            guest.post(path, "{broken").requireRefusal(400, "GATEWAY_CODE_015", "G", bizType(path), null);
        }
        for (String malformed :
                List.of("1,\"loginName\":\"nobody\"", "2,\"loginName\":\"12x4\"", "3,\"loginName\":\"a b\"")) {
            assertThat(guest.post(Api.CHECK_STATUS, "{\"type\":" + malformed + "}")
                            .code())
                    .isEqualTo("CUSTOMER_API_0001025");
            assertThat(number(guest.post(Api.CHECK_GOOGLE_MFA_STATUS, "{\"type\":" + malformed + "}")))
                    .isEqualTo(-1);
        }
        String name = "{\"type\":1,\"loginName\":\"nobody@customer-api.test\"}";
        api.with("companyId", "null")
                .post(Api.CHECK_GOOGLE_MFA_STATUS, name)
                .requireRefusal("GATEWAY_CODE_003", "G", bizType(Api.CHECK_GOOGLE_MFA_STATUS), null);
        api.post(Api.CHECK_STATUS, name).requireSuccess();
    }

    @Test
    void languageShouldBeRememberedAndCountWhereTheCallNamesNone() {
        DemoCustomer customer = customer().logIn();
        refused(customer, Api.CHANGE_LANG, "{\"newLang\":\"\"}", "CUSTOMER_API_0000501", "newLang");
        for (String unknown : List.of("fr-FR", "zh-TW", "null", "*")) {
            illegal(customer, Api.CHANGE_LANG, "{\"newLang\":\"" + unknown + "\"}", "newLang");
        }
        assertThat(message(customer.session())).isEqualTo("Success");

        Answer changed = customer.session()
                .post(Api.CHANGE_LANG, "{\"newLang\":\"zh-CN\"}")
                .requireSuccess();
        assertThat(changed.json().get("data")).isEqualTo(JsonValue.NULL);

        assertThat(message(customer.session())).isNotEqualTo("Success").matches(".*\\p{IsHan}.*");
        assertThat(message(customer.session().in("null"))).matches(".*\\p{IsHan}.*");
        assertThat(message(customer.session().in("en-US"))).isEqualTo("Success");
        customer.session().post(Api.CHANGE_LANG, "{\"newLang\":\"en-US\"}").requireSuccess();
        assertThat(message(customer.session())).isEqualTo("Success");
    }

    @Test
    void kycShouldBeAskedForTheApiAndAnAccountOnly() {
        DemoCustomer customer = customer().logIn();
        refused(customer, Api.CHECK_KYC_APPLY, "{\"openAccountType\":1}", "CUSTOMER_API_0000501", "businessCode");
        refused(customer, Api.CHECK_KYC_APPLY, "{\"businessCode\":\"API\"}", "CUSTOMER_API_0000501", "openAccountType");
        illegal(customer, Api.CHECK_KYC_APPLY, "{\"businessCode\":\"C2C\",\"openAccountType\":1}", "businessCode");
        illegal(customer, Api.CHECK_KYC_APPLY, "{\"businessCode\":\"API\",\"openAccountType\":3}", "openAccountType");
        String ask = "{\"businessCode\":\"API\",\"openAccountType\":\"%d\"}";
        assertThat(number(customer.session().post(Api.CHECK_KYC_APPLY, ask.formatted(1))))
                .isEqualTo(2);
        assertThat(number(customer.session().post(Api.CHECK_KYC_APPLY, ask.formatted(2))))
                .isZero();
    }

    /** Nothing of CORS is there where no origins are named. */
    @Test
    void otherOriginsShouldBeToldNothing() {
        Answer answer = api.with("Origin", "https://console.example.test").get("/openapi-c/time");
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(answer.header("Vary").orElse("")).doesNotContainIgnoringCase("origin");
        api.with("Origin", "https://console.example.test")
                .with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", Api.PAGE, BodyPublishers.noBody())
                .requireRefusal(405, "GATEWAY_CODE_016", "G", bizType(Api.PAGE), null);
    }

    private static void requireAccount(JsonObject account, DemoCustomer customer) {
        assertThat(List.copyOf(account.keySet()))
                .containsExactly("id", "customerNo", "secret", "qrcode", "code", "status", "createTime", "updateTime");
        String secret = account.getString("secret");
        assertThat(secret).matches("[A-Z2-7]{32}");
        assertThat(account.getString("customerNo")).isEqualTo(customer.customerNo());
        assertThat(account.getString("qrcode"))
                .isEqualTo("otpauth://totp/Customer%20API:" + customer.customerNo() + "?secret=" + secret
                        + "&issuer=Customer%20API&algorithm=SHA1&digits=6&period=30");
        assertThat(account.get("code")).isEqualTo(JsonValue.NULL);
        assertThat(account.getInt("status")).isEqualTo(2);
        assertThat(account.getJsonNumber("createTime").longValue())
                .isCloseTo(System.currentTimeMillis(), within(TOLERANCE_MILLIS));
    }

    private static Api fromTheWebClient(Api api) {
        return api.in("null")
                .with("trace", "x-8e544ed3-057a-48ed-ade2-27d3998f7411-1677654224398")
                .with("version", "0.0.1")
                .with("group", "")
                .with("timestamp", Long.toString(System.currentTimeMillis()))
                .with("Content-Type", "application/x-www-form-urlencoded");
    }

    private DemoCustomer customer() {
        return DemoCustomer.numbered(api, CUSTOMERS.incrementAndGet());
    }

    private DemoCustomer unbound() {
        DemoCustomer customer = customer().logIn();
        customer.unbind();
        return customer;
    }

    private static JsonObject withoutCode(DemoCustomer customer) {
        return Json.createObjectBuilder()
                .add("type", 1)
                .add("loginName", customer.email())
                .add("loginPwd", DemoCustomer.PASSWORD_MD5)
                .build();
    }

    private static long withdrawTime(DemoCustomer customer, long id) {
        return customer.query(id).getJsonNumber("withdrawTime").longValue();
    }

    private static List<Answer> atOnce(IntFunction<Answer> call) {
        return Parallel.run(IntStream.range(0, CALLS)
                .<Callable<Answer>>mapToObj(n -> () -> call.apply(n))
                .toList());
    }

    private static void requireOneSuccess(List<Answer> answers, String refusal) {
        assertThat(answers).filteredOn(Answer::isSuccess).hasSize(1);
        assertThat(answers).filteredOn(answer -> !answer.isSuccess()).allSatisfy(answer -> assertThat(answer.code())
                .isEqualTo(refusal));
    }

    private static void refused(DemoCustomer customer, String path, String body, String code, String msgParams) {
        customer.session().post(path, body).requireRefusal(code, "US", bizType(path), msgParams);
    }

    private static void refused(
            DemoCustomer customer, JsonObject right, String field, String value, String code, String msgParams) {
        refused(customer, Api.ENABLE_OR_FORBID_MFA, with(right, field, value).toString(), code, msgParams);
    }

    private static void refusedByMessages(DemoCustomer customer, JsonObject right, String field, String value) {
        customer.session()
                .post(Api.ENABLE_OR_FORBID_MFA, with(right, field, value))
                .requireRefusal("P_VERIFY_CODE_ERROR", "MS", bizType(Api.ENABLE_OR_FORBID_MFA), null);
    }

    private static void illegal(DemoCustomer customer, String path, String body, String field) {
        Answer answer = customer.session().post(path, body);
        assertThat(answer.requireEnvelope().code()).as(answer.text()).isEqualTo("CUSTOMER_API_0001025");
        assertThat(answer.json().getString("msgParams")).startsWith(field + ",");
    }

    private static JsonObject with(JsonObject object, String field, String value) {
        return Json.createObjectBuilder(object).add(field, value).build();
    }

    private static long number(Answer answer) {
        return ((JsonNumber) answer.requireSuccess().json().get("data")).longValueExact();
    }

    private static String message(Api client) {
        return client.post(Api.FIND_PHONE_AND_EMAIL, "{}").json().getString("msg");
    }

    /** What the answers to two calls must have in common. */
    private static JsonObject withoutTime(Answer answer) {
        return Json.createObjectBuilder(answer.requireSuccess().json())
                .remove("tm")
                .remove("trace")
                .build();
    }

    private static String bizType(String path) {
        return path.equals(Api.LOGOUT) ? null : path.substring(path.lastIndexOf('/') + 1);
    }
}
