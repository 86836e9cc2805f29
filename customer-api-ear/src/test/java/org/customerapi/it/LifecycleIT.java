package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of keys and sessions over HTTP, on a server in demo mode with every other setting at its default. */
@Tag("portable")
@Tag("core")
@ExtendWith(ArquillianExtension.class)
class LifecycleIT {
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    @ArquillianResource
    private URL deployed;

    private Api api;

    @Deployment(testable = false)
    @TargetsContainer("lifecycle")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @BeforeEach
    void connect() {
        api = Api.at(Deployments.root(deployed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "zh-CN"})
    void keyShouldLiveFromIssueToRevocationWhenOwnerWantsIt(String language) {
        DemoCustomer customer = customer(language).logIn();
        boolean english = language.equals("en-US");

        JsonObject issued = customer.apply("robot");
        long id = issued.getJsonNumber("id").longValue();
        assertThat(issued.getString("tag")).isEqualTo("robot");
        assertThat(issued.getString("customerNo")).isEqualTo(customer.customerNo());
        assertThat(issued.getJsonNumber("companyId").longValue()).isEqualTo(439);
        assertThat(issued.getString("privateKey")).isNotEmpty();
        assertThat(issued.getInt("validityDays")).isEqualTo(90);
        assertThat(permissionNames(issued))
                .containsExactlyElementsOf(
                        english
                                ? List.of("Read", "Spot Trade", "Contract Trade", "Withdraw")
                                : List.of("只读", "现货交易", "合约交易", "提现"));
        assertThat(statuses(issued)).containsExactly(1, 2, 2, 2);
        assertThat(millis(issued, "expiredTime"))
                .isEqualTo(millis(issued, "createTime") + Duration.ofDays(90).toMillis());
        assertThat(millis(issued, "withdrawTime"))
                .isEqualTo(millis(issued, "createTime") + Duration.ofHours(48).toMillis());
        assertThat(millis(issued, "createTime")).isCloseTo(Instant.now().toEpochMilli(), within(TOLERANCE.toMillis()));

        JsonObject found = customer.query(id);
        assertThat(found.get("privateKey")).isEqualTo(JsonValue.NULL);
        assertThat(found.getJsonArray("sources")).hasSize(54);
        for (String member : List.of("apiKey", "pubKey", "secretKeyMd5", "tag", "createTime", "expiredTime")) {
            assertThat(found.get(member)).as(member).isEqualTo(issued.get(member));
        }

        Answer edited = customer.session()
                .post(
                        Api.EDIT_API_PERMISSION,
                        emailStepUp(customer)
                                .add("id", id)
                                .add("tag", "Robot 2")
                                .add("permissionList", changes(Map.of("trade", 1)))
                                .add("whiteIps", "203.0.113.7, 2001:DB8:0::1\n,203.0.113.7")
                                .build())
                .requireSuccess();
        assertThat(edited.json().getString("msg")).isEqualTo(english ? "Success" : "成功");
        assertThat(edited.json().get("data")).isEqualTo(JsonValue.NULL);
        JsonObject changed = customer.query(id);
        assertThat(changed.getString("tag")).isEqualTo("Robot 2");
        assertThat(changed.getString("whiteIps")).isEqualTo("203.0.113.7,2001:db8::1");
        assertThat(changed.getBoolean("ipLimit")).isTrue();
        assertThat(changed.get("expiredTime")).isEqualTo(JsonValue.NULL);
        assertThat(changed.get("validityDays")).isEqualTo(JsonValue.NULL);
        assertThat(statuses(changed)).containsExactly(1, 1, 2, 2);
        assertThat(changed.getJsonArray("sources")).hasSize(57);
        assertThat(changed.getString("apiKey")).isEqualTo(issued.getString("apiKey"));
        assertThat(changed.getString("pubKey")).isEqualTo(issued.getString("pubKey"));
        assertThat(millis(changed, "withdrawTime")).isGreaterThan(millis(issued, "withdrawTime"));

        // No codes: the edit's step-up in this session is not five minutes old.
        JsonObject downgraded = customer.session()
                .post(Api.DOWNGRADE, downgrade(issued, "small", "month"))
                .data();
        assertThat(downgraded.getString("apiKey")).isEqualTo(issued.getString("apiKey"));
        assertThat(downgraded.getJsonNumber("id").longValue()).isEqualTo(id);
        assertThat(downgraded.getString("privateKey")).isNotEmpty().isNotEqualTo(issued.getString("privateKey"));
        assertThat(downgraded.getString("pubKey")).isNotEqualTo(issued.getString("pubKey"));
        assertThat(downgraded.getString("tag")).isEqualTo("small");
        assertThat(statuses(downgraded)).containsExactly(1, 2, 2, 2);
        assertThat(downgraded.getString("whiteIps")).isEqualTo("203.0.113.7,2001:db8::1");
        Instant downgradedAt = Instant.ofEpochMilli(millis(downgraded, "updateTime"));
        assertThat(millis(downgraded, "expiredTime"))
                .isEqualTo(downgradedAt
                        .atZone(ZoneOffset.UTC)
                        .plusMonths(1)
                        .toInstant()
                        .toEpochMilli());

        assertThat(customer.session()
                        .post(Api.DEL_API, id(id))
                        .requireSuccess()
                        .json()
                        .get("data"))
                .isEqualTo(JsonValue.NULL);
        Answer gone = customer.session().post(Api.QUERY_API, id(id)).requireEnvelope();
        assertThat(gone.code()).isEqualTo("CUSTOMER_API_0000003");
        assertThat(gone.json().getString("msg")).isEqualTo(english ? "The data does not exist" : "数据不存在");
        customer.requireKeys(0);
    }

    @Test
    void editShouldKeepWhatIsWhenFieldsAreAbsentOrNull() {
        DemoCustomer customer = customer("en-US").logIn();
        JsonObject issued = customer.apply("keep");
        long id = issued.getJsonNumber("id").longValue();
        JsonObject before = customer.query(id);
        customer.session()
                .post(
                        Api.EDIT_API_PERMISSION,
                        emailStepUp(customer)
                                .add("id", Long.toString(id))
                                .addNull("tag")
                                .addNull("whiteIps")
                                .add("purview", Json.createArrayBuilder())
                                .build())
                .requireSuccess();
        JsonObject after = customer.query(id);
        for (String member : before.keySet()) {
            if (!List.of("updateTime", "withdrawTime").contains(member)) {
                assertThat(after.get(member)).as(member).isEqualTo(before.get(member));
            }
        }
        assertThat(millis(after, "withdrawTime"))
                .isEqualTo(millis(after, "updateTime") + Duration.ofHours(48).toMillis());
    }

    @Test
    void editShouldZeroHostBitsAndAcceptBlocks() {
        DemoCustomer customer = customer("en-US").logIn();
        long id = customer.apply("bound").getJsonNumber("id").longValue();
        customer.session()
                .post(
                        Api.EDIT_API_PERMISSION,
                        emailStepUp(customer)
                                .add("id", id)
                                .add("whiteIps", "10.1.2.3/16,2001:db8:ffff::/32")
                                .build())
                .requireSuccess();
        assertThat(customer.query(id).getString("whiteIps")).isEqualTo("10.1.0.0/16,2001:db8::/32");
        assertThat(customer.query(id).getBoolean("ipLimit")).isTrue();
    }

    @Test
    void downgradeShouldTakeCodesWhenTheyAreGiven() {
        DemoCustomer customer = customer("en-US").logIn();
        JsonObject issued = customer.apply("package");
        JsonObject request = Json.createObjectBuilder(downgrade(issued, "package", "year"))
                .addAll(emailStepUp(customer))
                .build();
        JsonObject downgraded = customer.session().post(Api.DOWNGRADE, request).data();
        assertThat(downgraded.getString("tag")).isEqualTo("package");
        assertThat(millis(downgraded, "expiredTime"))
                .isEqualTo(Instant.ofEpochMilli(millis(downgraded, "updateTime"))
                        .atZone(ZoneOffset.UTC)
                        .plusYears(1)
                        .toInstant()
                        .toEpochMilli());
        assertThat(customer.query(issued.getJsonNumber("id").longValue()).getString("secretKeyMd5"))
                .isEqualTo(downgraded.getString("secretKeyMd5"));
    }

    @Test
    void pageShouldSearchAndTurnWhenThereAreSeveralKeys() {
        DemoCustomer customer = customer("en-US").logIn();
        customer.apply("Alpha");
        JsonObject request = emailStepUp(customer).add("tag", "alphabet").build();
        customer.session().post(Api.APPLY_API, request).requireSuccess();

        JsonObject all = page(customer, "{}");
        assertThat(List.copyOf(all.keySet())).containsExactly("total", "current", "size", "records");
        assertThat(all.getInt("total")).isEqualTo(2);
        assertThat(all.getInt("current")).isEqualTo(1);
        assertThat(all.getInt("size")).isEqualTo(20);
        assertThat(tags(all)).containsExactly("alphabet", "Alpha");

        JsonObject second = page(customer, "{\"size\":\"1\",\"current\":2}");
        assertThat(second.getInt("total")).isEqualTo(2);
        assertThat(second.getInt("size")).isEqualTo(1);
        assertThat(tags(second)).containsExactly("Alpha");

        assertThat(tags(page(customer, "{\"tag\":\"ALPHA\"}"))).containsExactly("alphabet", "Alpha");
        assertThat(tags(page(customer, "{\"tag\":\"bet\"}"))).containsExactly("alphabet");
        assertThat(tags(page(customer, "{\"tag\":\"%\"}"))).isEmpty();
        assertThat(tags(page(customer, "{\"current\":3}"))).isEmpty();
    }

    @Test
    void loginShouldAcceptEachKindOfNameWhenThePasswordIsRight() {
        DemoCustomer customer = customer("en-US");
        JsonObject byPhone = customer.enter(customer.guest()
                .post(
                        Api.LOGIN,
                        Json.createObjectBuilder(customer.loginByEmail().build())
                                .add("type", "2")
                                .add("loginName", customer.phone())
                                .add("phoneArea", "+86")
                                .add("device", "browser")
                                .build()));
        JsonObject byNumber = customer.enter(customer.guest()
                .post(
                        Api.LOGIN,
                        Json.createObjectBuilder(customer.loginByEmail().build())
                                .add("type", 3)
                                .add("loginName", customer.customerNo())
                                .build()));
        assertThat(byNumber.get("id")).isEqualTo(byPhone.get("id"));
        assertThat(byNumber.getString("token")).isNotEqualTo(byPhone.getString("token"));
    }

    @Test
    void loginShouldAcceptAMailedCodeInPlaceOfThePassword() {
        DemoCustomer customer = customer("en-US");
        Answer sent = customer.guest()
                .post(
                        Api.VERIFY_CODE_SEND,
                        Json.createObjectBuilder()
                                .add("bizType", "EMAIL_LOGIN_VERIFICATION_CODE")
                                .add("toUser", customer.email().toUpperCase(Locale.ROOT))
                                .build());
        Ticket mailed = customer.ticket(sent.data().getString("token"));
        JsonObject info = customer.enter(customer.guest()
                .post(
                        Api.LOGIN,
                        Json.createObjectBuilder()
                                .add("type", 1)
                                .add("loginName", customer.email())
                                .add("loginPwd", "00000000000000000000000000000000")
                                .add("verifyCode", mailed.code())
                                .add("sendToken", mailed.sendToken())
                                .add("googleCode", customer.authenticator().nextCode())
                                .build()));
        assertThat(info.getString("customerNo")).isEqualTo(customer.customerNo());
    }

    @Test
    void loginShouldAcceptATextedCodeInPlaceOfThePassword() {
        DemoCustomer customer = customer("en-US");
        Answer sent = customer.guest()
                .post(
                        Api.VERIFY_CODE_SEND,
                        Json.createObjectBuilder()
                                .add("bizType", "SMS_LOGIN_VERIFICATION_CODE")
                                .add("toUser", customer.phone())
                                .add("phoneArea", "+86")
                                .build());
        Ticket texted = customer.ticket(sent.data().getString("token"));
        customer.enter(customer.guest()
                .post(
                        Api.LOGIN,
                        Json.createObjectBuilder()
                                .add("type", 2)
                                .add("loginName", customer.phone())
                                .add("phoneArea", "86")
                                .add("verifyCode", texted.code())
                                .add("sendToken", texted.sendToken())
                                .add("googleCode", customer.authenticator().nextCode())
                                .build()));
    }

    @Test
    void loginShouldNeedNoAuthenticatorWhenNoneIsBound() {
        DemoCustomer newcomer = DemoCustomer.newcomer(api).logInWithoutAuthenticator();
        JsonObject info = newcomer.session().post(Api.FIND_CUSTOMER_INFO, "").data();
        assertThat(info.getInt("googleId")).isEqualTo(-1);
        assertThat(info.getInt("companyId")).isEqualTo(368);
    }

    @Test
    void findCustomerInfoShouldAnswerTheLoginDataWithoutTheToken() {
        DemoCustomer customer = DemoCustomer.demo(api);
        JsonObject login = customer.enter(
                customer.guest().post(Api.LOGIN, customer.loginByEmail().build()));
        JsonObject info = customer.session().post(Api.FIND_CUSTOMER_INFO, "{}").data();
        assertThat(info).doesNotContainKey("token");
        assertThat(info)
                .isEqualTo(Json.createObjectBuilder(login).remove("token").build());
        assertThat(info.getString("phone")).isEqualTo("135******9561");
        assertThat(info.getString("email")).isEqualTo("de**@customer-api.test");
        assertThat(info.getString("phoneArea")).isEqualTo("+86");
        assertThat(info.getString("customerNo")).isEqualTo("86000116");
        assertThat(info.getInt("googleId")).isPositive();
        assertThat(info.getInt("kycAuditStatus")).isEqualTo(2);
        assertThat(info.getInt("kycStatus")).isEqualTo(4);
        assertThat(info.getString("loginPassStatus")).isEqualTo("2");
        assertThat(info.getInt("optional")).isEqualTo(1);
        assertThat(info.getString("companyType")).isEqualTo("real");
        assertThat(info.getJsonArray("accountList")).isEmpty();
    }

    @Test
    void logoutShouldEndThisSessionOnly() {
        DemoCustomer customer = customer("en-US").logIn();
        Api first = customer.session();
        customer.logIn();
        customer.session().post(Api.LOGOUT, "").requireSuccess();
        assertThat(customer.session().post(Api.FIND_CUSTOMER_INFO, "{}").code()).isEqualTo("GATEWAY_CODE_005");
        first.post(Api.FIND_CUSTOMER_INFO, "{}").requireSuccess();
    }

    @Test
    void verifyCodeSendShouldRefuseWhenAskedAgainWithinAMinute() {
        DemoCustomer customer = customer("zh-CN").logIn();
        customer.smsCode();
        customer.emailCode();
        Answer tooSoon = customer.session()
                .post(Api.VERIFY_CODE_SEND, "{\"bizType\":\"SMS_LOGINED_VERIFICATION_CODE\"}")
                .requireEnvelope();
        assertThat(tooSoon.code()).isEqualTo("GATEWAY_CODE_018");
        int seconds = Integer.parseInt(tooSoon.json().getString("msgParams"));
        assertThat(seconds).isBetween(1, 60);
        assertThat(tooSoon.json().getString("msg")).isEqualTo("操作过于频繁，请" + seconds + "秒后再试");
    }

    private DemoCustomer customer(String language) {
        return DemoCustomer.numbered(api.in(language), CUSTOMERS.incrementAndGet());
    }

    /** The fields of a right step-up by e-mail: the SMS code of the same minute went into the first one. */
    private static JsonObjectBuilder emailStepUp(DemoCustomer customer) {
        Ticket mailed = customer.emailCode();
        return Json.createObjectBuilder()
                .add("googleCode", customer.authenticator().nextCode())
                .add("emailCode", mailed.code())
                .add("emailSendToken", mailed.sendToken());
    }

    private static JsonObject downgrade(JsonObject key, String tag, String times) {
        return Json.createObjectBuilder()
                .add("apiKey", key.getString("apiKey"))
                .add("tag", tag)
                .add("times", times)
                .build();
    }

    private static JsonObject id(long id) {
        return Json.createObjectBuilder().add("id", id).build();
    }

    private static JsonArrayBuilder changes(Map<String, Integer> statuses) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        statuses.forEach((code, status) ->
                list.add(Json.createObjectBuilder().add("code", code).add("status", status)));
        return list;
    }

    private static JsonObject page(DemoCustomer customer, String request) {
        return customer.session().post(Api.PAGE, request).data();
    }

    private static List<String> tags(JsonObject page) {
        return page.getJsonArray("records").getValuesAs((JsonObject key) -> key.getString("tag"));
    }

    private static List<String> permissionNames(JsonObject key) {
        return key.getJsonArray("permissionDTOList").getValuesAs((JsonObject each) -> each.getString("name"));
    }

    private static List<Integer> statuses(JsonObject key) {
        return key.getJsonArray("permissionDTOList").getValuesAs((JsonObject each) -> each.getInt("status"));
    }

    private static long millis(JsonObject key, String member) {
        return key.getJsonNumber(member).longValue();
    }
}
