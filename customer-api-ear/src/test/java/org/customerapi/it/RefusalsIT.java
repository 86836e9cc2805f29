package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
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

/** Every refusal that a client can meet over HTTP without time passing, and which comes first when several would do. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
class RefusalsIT {
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final AtomicInteger TAGS = new AtomicInteger();
    private static final String CHINESE = ".*\\p{IsHan}.*";

    private static DemoCustomer owner;
    private static JsonObject key;
    private static DemoCustomer newcomer;

    @ArquillianResource
    private URL deployed;

    private Api api;

    @Deployment(testable = false)
    @TargetsContainer("refusals")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @BeforeEach
    void connect() {
        api = Api.at(Deployments.root(deployed));
        if (owner == null) {
            owner = customer().logIn();
            key = owner.apply("Mine");
            newcomer = DemoCustomer.newcomer(api).logInWithoutAuthenticator();
        }
    }

    @Test
    void sessionShouldBeAskedForFirst() {
        for (String path : List.of(
                Api.APPLY_API,
                Api.EDIT_API_PERMISSION,
                Api.DEL_API,
                Api.DOWNGRADE,
                Api.PAGE,
                Api.QUERY_API,
                Api.FIND_CUSTOMER_INFO,
                Api.CHANGE_LANG,
                Api.FIND_PHONE_AND_EMAIL,
                Api.ENABLE_OR_FORBID_MFA,
                Api.GENERATE_GOOGLE_ACCOUNT,
                Api.CHECK_KYC_APPLY)) {
            refusedInBoth(api, path, "{broken", "GATEWAY_CODE_001", "G", bizType(path), null);
            refusedInBoth(api.with("token", "null"), path, "{}", "GATEWAY_CODE_001", "G", bizType(path), null);
            refusedInBoth(api.with("token", "nobody"), path, "{broken", "GATEWAY_CODE_005", "G", bizType(path), null);
        }
        refusedInBoth(api, Api.LOGOUT, "", "GATEWAY_CODE_001", "G", null, null);
        refusedInBoth(api.with("token", "x"), Api.LOGOUT, "", "GATEWAY_CODE_005", "G", null, null);
        refusedInBoth(
                api,
                Api.VERIFY_CODE_SEND,
                "{\"bizType\":\"SMS_LOGINED_VERIFICATION_CODE\"}",
                "GATEWAY_CODE_001",
                "G",
                bizType(Api.VERIFY_CODE_SEND),
                null);
    }

    @Test
    void transportShouldAnswerOtherStatusesOnlyForWhatNoCorrectClientSends() {
        Api session = owner.session();
        for (Api client : List.of(session, session.in("zh-CN"))) {
            for (String body : List.of("{broken", "[]", "1", "\"text\"", "null", "{\"id\":1,\"id\":2}", "{} {}")) {
                client.post(Api.QUERY_API, body)
                        .requireRefusal(400, "GATEWAY_CODE_015", "G", bizType(Api.QUERY_API), null);
            }
            client.post(Api.QUERY_API, "{\"x\":\"" + "a".repeat(65 * 1024) + "\"}")
                    .requireRefusal(413, "GATEWAY_CODE_015", "G", bizType(Api.QUERY_API), null);
            for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS")) {
                client.send(method, Api.QUERY_API, BodyPublishers.noBody())
                        .requireRefusal(405, "GATEWAY_CODE_016", "G", bizType(Api.QUERY_API), null);
            }
            for (String path : List.of(
                    "/api/global/customer.app.CustomerApiWebService.unknown",
                    "/api/global/",
                    "/api/unknown",
                    "/api/login/customer.app.CustomerApiWebService.page",
                    "/openapi-c/unknown.app.Service.method")) {
                client.post(path, "{}").requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
            }
            client.with("version", "9.9.9")
                    .post(Api.QUERY_API, "{}")
                    .requireRefusal(404, "GATEWAY_CODE_002", "G", null, null);
        }
        session.with("version", "0.0.1").post(Api.PAGE, "{}").requireSuccess();
        session.with("version", "null").post(Api.PAGE, "{}").requireSuccess();
    }

    @Test
    void companyShouldBeTheSessionsOwnWhereItIsNamed() {
        Api session = owner.session();
        for (String other : List.of("360", "4390", "abc", "-439")) {
            refusedInBoth(
                    session.with("companyId", other),
                    Api.PAGE,
                    "{broken",
                    "GATEWAY_CODE_019",
                    "G",
                    bizType(Api.PAGE),
                    null);
        }
        session.with("companyId", "null").post(Api.PAGE, "{}").requireSuccess();
        session.with("companyId", null).post(Api.PAGE, "{}").requireSuccess();
        session.with("companyId", "439").post(Api.PAGE, "{}").requireSuccess();
    }

    @Test
    void loginShouldNeedTheCompany() {
        String body = login(customer()).build().toString();
        for (String missing : new String[] {null, "null", "  "}) {
            refusedInBoth(
                    api.with("companyId", missing), Api.LOGIN, body, "GATEWAY_CODE_003", "G", bizType(Api.LOGIN), null);
        }
        refusedInBoth(
                api.with("companyId", "abc"),
                Api.LOGIN,
                body,
                "GATEWAY_CODE_015",
                "G",
                bizType(Api.LOGIN),
                "companyId");
        // A right name in the wrong company is nobody.
        refusedInBoth(
                api.with("companyId", "360"), Api.LOGIN, body, "CUSTOMER_API_0000102", "US", bizType(Api.LOGIN), null);
        refusedInBoth(
                api,
                Api.VERIFY_CODE_SEND,
                "{\"bizType\":\"EMAIL_LOGIN_VERIFICATION_CODE\",\"toUser\":\"a@b.test\"}",
                "GATEWAY_CODE_003",
                "G",
                bizType(Api.VERIFY_CODE_SEND),
                null);
    }

    @Test
    void requiredFieldShouldBeNamedWhenItIsMissing() {
        Api session = owner.session();
        Api guest = owner.guest();
        missing(guest, Api.LOGIN, "{}", "loginName");
        missing(guest, Api.LOGIN, "{\"loginName\":\"a@b.test\"}", "type");
        missing(guest, Api.LOGIN, "{\"type\":1,\"loginName\":\" \"}", "loginName");
        missing(guest, Api.LOGIN, "{\"type\":1,\"loginName\":\"a@b.test\"}", "loginPwd");
        missing(guest, Api.LOGIN, "{\"type\":1,\"loginName\":\"a@b.test\",\"verifyCode\":\"1\"}", "sendToken");
        missing(guest, Api.LOGIN, "{\"type\":2,\"loginName\":\"1360\",\"loginPwd\":\"x\"}", "phoneArea");
        missing(guest, Api.VERIFY_CODE_SEND, "{}", "bizType");
        missing(guest, Api.VERIFY_CODE_SEND, "{\"bizType\":\"EMAIL_LOGIN_VERIFICATION_CODE\"}", "toUser");
        missing(session, Api.APPLY_API, "{}", "tag");
        missing(session, Api.APPLY_API, "", "tag");
        missing(session, Api.APPLY_API, "{\"tag\":null}", "tag");
        missing(session, Api.EDIT_API_PERMISSION, "{\"tag\":\"###\"}", "id");
        missing(session, Api.DEL_API, "{\"id\":null}", "id");
        missing(session, Api.QUERY_API, "{}", "id");
        missing(session, Api.DOWNGRADE, "{\"tag\":\"###\",\"times\":\"never\"}", "apiKey");
        missing(session, Api.DOWNGRADE, "{\"apiKey\":\"x\",\"times\":\"month\"}", "tag");
        missing(session, Api.DOWNGRADE, "{\"apiKey\":\"x\",\"tag\":\"x\"}", "times");
    }

    @Test
    void fieldRuleShouldBeNamedWhenItIsBroken() {
        Api session = owner.session();
        for (String tag :
                List.of("", "  ", "x".repeat(21), "a.b", "a\\u0000b", "a\\nb", "a\\u202eb", "《a", "\\ud800")) {
            illegal(session, Api.APPLY_API, "{\"tag\":\"" + tag + "\"}", "tag");
            illegal(session, Api.EDIT_API_PERMISSION, "{\"id\":" + id() + ",\"tag\":\"" + tag + "\"}", "tag");
            illegal(
                    session,
                    Api.DOWNGRADE,
                    "{\"apiKey\":\"" + key.getString("apiKey") + "\",\"times\":\"month\",\"tag\":\"" + tag + "\"}",
                    "tag");
        }
        for (char sign : "`~!@#$%^&*()_+<>?:{},./;'[]·！￥（）—：；“”‘、，|《》。？【】".toCharArray()) {
            illegal(session, Api.APPLY_API, json("tag", "a" + sign).toString(), "tag");
        }
        illegal(session, Api.APPLY_API, json("tag", "a\"b").toString(), "tag");
        for (String ips : List.of(
                "1.2.3",
                "1.2.3.4,",
                "01.2.3.4",
                "1.2.3.4/15",
                "0.0.0.0/0",
                "2001:db8::/31",
                "fe80::1%eth0",
                "localhost",
                "1.2.3.256",
                "1.2.3.4/33",
                "*",
                "1.2.3.4-5",
                "::/0")) {
            illegal(
                    session,
                    Api.EDIT_API_PERMISSION,
                    Json.createObjectBuilder()
                            .add("id", id())
                            .add("whiteIps", ips)
                            .build()
                            .toString(),
                    "whiteIps");
        }
        StringBuilder many = new StringBuilder("1.1.1.1");
        for (int i = 2; i <= 21; i++) {
            many.append(",1.1.1.").append(i);
        }
        illegal(session, Api.EDIT_API_PERMISSION, "{\"id\":" + id() + ",\"whiteIps\":\"" + many + "\"}", "whiteIps");
        illegal(session, Api.PAGE, "{\"size\":0}", "size");
        illegal(session, Api.PAGE, "{\"size\":101}", "size");
        illegal(session, Api.PAGE, "{\"current\":0}", "current");
        illegal(session, Api.PAGE, "{\"current\":1.5}", "current");
        illegal(session, Api.QUERY_API, "{\"id\":\"abc\"}", "id");
        illegal(session, Api.QUERY_API, "{\"id\":9223372036854775808}", "id");
        illegal(session, Api.DOWNGRADE, "{\"apiKey\":\"x\",\"tag\":\"x\",\"times\":\"decade\"}", "times");
        illegal(session, Api.VERIFY_CODE_SEND, "{\"bizType\":\"PIGEON\"}", "bizType");
        illegal(owner.guest(), Api.LOGIN, "{\"type\":4,\"loginName\":\"x\",\"loginPwd\":\"x\"}", "type");
    }

    @Test
    void othersKeysShouldNotExist() {
        DemoCustomer stranger = customer().logIn();
        Api session = stranger.session();
        String notFound = "CUSTOMER_API_0000003";
        for (String id : List.of(Long.toString(id()), "999999999", "0", "-1")) {
            refusedInBoth(session, Api.QUERY_API, "{\"id\":" + id + "}", notFound, "US", bizType(Api.QUERY_API), null);
            refusedInBoth(session, Api.DEL_API, "{\"id\":" + id + "}", notFound, "US", bizType(Api.DEL_API), null);
            refusedInBoth(
                    session,
                    Api.EDIT_API_PERMISSION,
                    "{\"id\":" + id + ",\"tag\":\"stolen\"}",
                    notFound,
                    "US",
                    bizType(Api.EDIT_API_PERMISSION),
                    null);
        }
        for (String apiKey : List.of(key.getString("apiKey"), "0".repeat(32), "x", "' or 1=1", "")) {
            refusedInBoth(
                    session,
                    Api.DOWNGRADE,
                    Json.createObjectBuilder()
                            .add("apiKey", apiKey)
                            .add("tag", "stolen")
                            .add("times", "month")
                            .build()
                            .toString(),
                    notFound,
                    "US",
                    bizType(Api.DOWNGRADE),
                    null);
        }
        stranger.requireKeys(0);
        assertThat(owner.query(id()).getString("tag")).isEqualTo("Mine");
    }

    @Test
    void ruleShouldComeBeforeExistenceAndExistenceBeforeState() {
        illegal(owner.session(), Api.EDIT_API_PERMISSION, "{\"id\":999999999,\"tag\":\"#\"}", "tag");
        illegal(owner.session(), Api.DOWNGRADE, "{\"apiKey\":\"none\",\"tag\":\"a\",\"times\":\"#\"}", "times");
        refusedInBoth(
                newcomer.session(),
                Api.EDIT_API_PERMISSION,
                "{\"id\":" + id() + ",\"tag\":\"a\"}",
                "CUSTOMER_API_0000003",
                "US",
                bizType(Api.EDIT_API_PERMISSION),
                null);
    }

    @Test
    void authenticatorShouldBeBoundBeforeAKeyIsIssued() {
        refusedInBoth(
                newcomer.session(),
                Api.APPLY_API,
                "{\"tag\":\"a\"}",
                "CUSTOMER_API_0001040",
                "US",
                bizType(Api.APPLY_API),
                null);
    }

    @Test
    void tagShouldBeUniqueWhateverItsCase() {
        for (String tag : List.of("Mine", "mine", " MINE ")) {
            refusedInBoth(
                    owner.session(),
                    Api.APPLY_API,
                    json("tag", tag).toString(),
                    "CUSTOMER_API_00011003",
                    "US",
                    bizType(Api.APPLY_API),
                    null);
        }
        // The key's own tag is no clash: what is missing now are the codes.
        refusedInBoth(
                owner.session(),
                Api.EDIT_API_PERMISSION,
                "{\"id\":" + id() + ",\"tag\":\"MINE\"}",
                "CUSTOMER_API_0000520",
                "US",
                bizType(Api.EDIT_API_PERMISSION),
                null);
    }

    @Test
    void permissionShouldBeRefusedWhenItIsUnknownOrFixed() {
        for (String change : List.of(
                "{\"code\":\"withdraw\",\"status\":1}",
                "{\"code\":\"trade\",\"status\":3}",
                "{\"code\":\"trade\",\"status\":0}",
                "{\"code\":\"trade\"}",
                "{\"status\":1}",
                "{}",
                "{\"code\":\"ready_only\",\"status\":2}",
                "{\"code\":\"Trade\",\"status\":1}")) {
            refusedInBoth(
                    owner.session(),
                    Api.EDIT_API_PERMISSION,
                    "{\"id\":" + id() + ",\"permissionList\":[" + change + "]}",
                    "CUSTOMER_API_00011001",
                    "US",
                    bizType(Api.EDIT_API_PERMISSION),
                    null);
        }
    }

    @Test
    void takenTagShouldComeBeforeAWrongPermissionAndBothBeforeCodes() {
        DemoCustomer customer = customer().logIn();
        long first = customer.apply("first").getJsonNumber("id").longValue();
        Ticket sms = customer.smsCode();
        customer.session()
                .post(
                        Api.APPLY_API,
                        Json.createObjectBuilder()
                                .add("tag", "second")
                                .add("googleCode", customer.authenticator().nextCode())
                                .add("phoneCode", sms.code())
                                .add("phoneSendToken", sms.sendToken())
                                .build())
                .requireSuccess();
        refusedInBoth(
                customer.session(),
                Api.EDIT_API_PERMISSION,
                "{\"id\":" + first + ",\"tag\":\"SECOND\",\"permissionList\":[{\"code\":\"x\",\"status\":1}]}",
                "CUSTOMER_API_00011003",
                "US",
                bizType(Api.EDIT_API_PERMISSION),
                null);
        refusedInBoth(
                customer.session(),
                Api.DOWNGRADE,
                Json.createObjectBuilder()
                        .add("apiKey", customer.query(first).getString("apiKey"))
                        .add("tag", "Second")
                        .add("times", "month")
                        .build()
                        .toString(),
                "CUSTOMER_API_00011003",
                "US",
                bizType(Api.DOWNGRADE),
                null);
    }

    @Test
    void codesShouldBeJudgedInTheContractsOrderAndSpentAllOrNone() {
        DemoCustomer customer = customer().logIn();
        DemoCustomer stranger = customer().logIn();
        Ticket sms = customer.smsCode();
        Ticket email = customer.emailCode();
        Ticket strangers = stranger.smsCode();
        String google = customer.authenticator().nextCode();
        String wrongGoogle = customer.authenticator().wrongCode();
        String wrongSms = sms.code().equals("000000") ? "000001" : "000000";

        code(customer, "CUSTOMER_API_0000520", "US", null, Map.of());
        code(customer, "CUSTOMER_API_0000520", "US", null, Map.of("phoneCode", sms.code()));
        code(customer, "CUSTOMER_API_0000520", "US", null, Map.of("googleCode", "  "));
        code(customer, "CUSTOMER_API_0000521", "US", null, Map.of("googleCode", google));
        code(
                customer,
                "CUSTOMER_API_0000521",
                "US",
                null,
                Map.of("googleCode", google, "phoneSendToken", sms.sendToken(), "emailCode", ""));
        code(
                customer,
                "CUSTOMER_API_0000501",
                "US",
                "phoneSendToken",
                Map.of("googleCode", google, "phoneCode", sms.code()));
        code(
                customer,
                "CUSTOMER_API_0000501",
                "US",
                "emailSendToken",
                Map.of(
                        "googleCode",
                        google,
                        "phoneCode",
                        sms.code(),
                        "phoneSendToken",
                        sms.sendToken(),
                        "emailCode",
                        email.code()));
        String wrong = "P_VERIFY_CODE_ERROR";
        code(customer, wrong, "MS", null, codes(wrongGoogle, wrongSms, sms.sendToken()));
        code(customer, wrong, "MS", null, codes(google, email.code(), email.sendToken()));
        code(customer, wrong, "MS", null, codes(google, strangers.code(), strangers.sendToken()));
        code(customer, wrong, "MS", null, codes(google, sms.code(), "nothing"));
        code(
                customer,
                wrong,
                "MS",
                null,
                Map.of(
                        "googleCode",
                        google,
                        "phoneCode",
                        sms.code(),
                        "phoneSendToken",
                        sms.sendToken(),
                        "emailCode",
                        "12345x",
                        "emailSendToken",
                        email.sendToken()));
        code(customer, "CUSTOMER_API_0000519", "US", null, codes(wrongGoogle, sms.code(), sms.sendToken()));
        // Nothing was spent by all that.
        JsonObject right = request(codes(google, sms.code(), sms.sendToken()));
        customer.session().post(Api.APPLY_API, right).requireSuccess();
        // Now all of it is.
        code(customer, wrong, "MS", null, codes(customer.authenticator().nextCode(), sms.code(), sms.sendToken()));
        code(
                customer,
                "CUSTOMER_API_0000519",
                "US",
                null,
                Map.of("googleCode", google, "emailCode", email.code(), "emailSendToken", email.sendToken()));
        customer.requireKeys(1);
        stranger.requireKeys(0);
    }

    @Test
    void oneTimeCodeShouldBeVoidAfterFiveWrongTries() {
        DemoCustomer customer = customer().logIn();
        Ticket sms = customer.smsCode();
        String wrongSms = sms.code().equals("000000") ? "000001" : "000000";
        String google = customer.authenticator().nextCode();
        for (int i = 0; i < 5; i++) {
            customer.session()
                    .post(Api.APPLY_API, request(codes(google, wrongSms, sms.sendToken())))
                    .requireRefusal("P_VERIFY_CODE_ERROR", "MS", bizType(Api.APPLY_API), null);
        }
        customer.session()
                .post(Api.APPLY_API, request(codes(google, sms.code(), sms.sendToken())))
                .requireRefusal("P_VERIFY_CODE_ERROR", "MS", bizType(Api.APPLY_API), null);
        customer.requireKeys(0);
    }

    @Test
    void authenticatorShouldPauseAfterFiveWrongCodes() {
        DemoCustomer customer = customer().logIn();
        Ticket sms = customer.smsCode();
        String wrong = customer.authenticator().wrongCode();
        for (int i = 0; i < 5; i++) {
            customer.session()
                    .post(Api.APPLY_API, request(codes(wrong, sms.code(), sms.sendToken())))
                    .requireRefusal("CUSTOMER_API_0000519", "US", bizType(Api.APPLY_API), null);
        }
        String right = customer.authenticator().nextCode();
        for (Api client : List.of(customer.session(), customer.session().in("zh-CN"))) {
            client.post(Api.APPLY_API, request(codes(right, sms.code(), sms.sendToken())))
                    .requireRefusal("CUSTOMER_API_0000512", "US", bizType(Api.APPLY_API), null);
        }
        JsonObject login = Json.createObjectBuilder(login(customer).build())
                .add("googleCode", right)
                .build();
        customer.guest().post(Api.LOGIN, login).requireRefusal("CUSTOMER_API_0000512", "US", bizType(Api.LOGIN), null);
    }

    @Test
    void downgradeAndEditShouldAskForCodesWhenNoneWereVerifiedInTheSession() {
        DemoCustomer customer = customer().logIn();
        JsonObject own = customer.apply("mine");
        customer.logIn();
        refusedInBoth(
                customer.session(),
                Api.DOWNGRADE,
                Json.createObjectBuilder()
                        .add("apiKey", own.get("apiKey"))
                        .add("tag", "mine")
                        .add("times", "month")
                        .build()
                        .toString(),
                "CUSTOMER_API_0000520",
                "US",
                bizType(Api.DOWNGRADE),
                null);
        refusedInBoth(
                customer.session(),
                Api.EDIT_API_PERMISSION,
                Json.createObjectBuilder().add("id", own.get("id")).build().toString(),
                "CUSTOMER_API_0000520",
                "US",
                bizType(Api.EDIT_API_PERMISSION),
                null);
    }

    @Test
    void loginShouldRefuseWhatIsWrongWithoutTellingWhich() {
        String biz = bizType(Api.LOGIN);
        DemoCustomer customer = customer();
        JsonObject right = login(customer).build();
        String credentials = "CUSTOMER_API_0000102";
        for (String password : List.of(
                DemoCustomer.md5("wrong"),
                DemoCustomer.md5(""),
                DemoCustomer.PASSWORD_MD5.toUpperCase(),
                "Demo-Passw0rd!")) {
            customer.guest()
                    .post(
                            Api.LOGIN,
                            Json.createObjectBuilder(right)
                                    .add("loginPwd", password)
                                    .build())
                    .requireRefusal(credentials, "US", biz, null);
        }
        Answer chinese = customer.guest()
                .in("zh-CN")
                .post(
                        Api.LOGIN,
                        Json.createObjectBuilder(right)
                                .add("loginName", "nobody@customer-api.test")
                                .build())
                .requireRefusal(credentials, "US", biz, null);
        assertThat(chinese.json().getString("msg")).isEqualTo("账号或密码错误");

        DemoCustomer second = customer();
        JsonObject withoutGoogle = Json.createObjectBuilder(login(second).build())
                .remove("googleCode")
                .build();
        refusedInBoth(second.guest(), Api.LOGIN, withoutGoogle.toString(), "CUSTOMER_API_0000520", "US", biz, null);
        JsonObject wrongGoogle = Json.createObjectBuilder(withoutGoogle)
                .add("googleCode", second.authenticator().wrongCode())
                .build();
        refusedInBoth(second.guest(), Api.LOGIN, wrongGoogle.toString(), "CUSTOMER_API_0000519", "US", biz, null);
        JsonObject staleGoogle = Json.createObjectBuilder(withoutGoogle)
                .add("googleCode", second.authenticator().staleCode())
                .build();
        second.guest().post(Api.LOGIN, staleGoogle).requireRefusal("CUSTOMER_API_0000519", "US", biz, null);
        JsonObject wrongCode = Json.createObjectBuilder(withoutGoogle)
                .add("verifyCode", "123456")
                .add("sendToken", "nothing")
                .build();
        refusedInBoth(second.guest(), Api.LOGIN, wrongCode.toString(), "CUSTOMER_API_0000511", "US", biz, null);
    }

    @Test
    void loginShouldPauseAfterFiveWrongOnesKnownNameOrNot() {
        String biz = bizType(Api.LOGIN);
        DemoCustomer customer = customer();
        for (String name : List.of(customer.email(), "unknown@customer-api.test")) {
            JsonObject right = Json.createObjectBuilder(login(customer).build())
                    .add("loginName", name)
                    .build();
            JsonObject wrong = Json.createObjectBuilder(right)
                    .add("loginPwd", DemoCustomer.md5("wrong"))
                    .build();
            for (int i = 0; i < 5; i++) {
                customer.guest().post(Api.LOGIN, wrong).requireRefusal("CUSTOMER_API_0000102", "US", biz, null);
            }
            refusedInBoth(customer.guest(), Api.LOGIN, right.toString(), "CUSTOMER_API_0000113", "US", biz, null);
        }
    }

    @Test
    void ticketOfOneTypeShouldNeverServeAnother() {
        DemoCustomer customer = customer().logIn();
        Ticket stepUp = customer.emailCode();
        JsonObject login = Json.createObjectBuilder(login(customer).build())
                .remove("loginPwd")
                .add("verifyCode", stepUp.code())
                .add("sendToken", stepUp.sendToken())
                .build();
        customer.guest().post(Api.LOGIN, login).requireRefusal("CUSTOMER_API_0000511", "US", bizType(Api.LOGIN), null);
        Answer sent = customer.guest()
                .post(
                        Api.VERIFY_CODE_SEND,
                        Json.createObjectBuilder()
                                .add("bizType", "EMAIL_LOGIN_VERIFICATION_CODE")
                                .add("toUser", customer.email())
                                .build());
        Ticket forLogin = customer.ticket(sent.data().getString("token"));
        customer.session()
                .post(
                        Api.APPLY_API,
                        Json.createObjectBuilder()
                                .add("tag", "a")
                                .add("googleCode", customer.authenticator().nextCode())
                                .add("emailCode", forLogin.code())
                                .add("emailSendToken", forLogin.sendToken())
                                .build())
                .requireRefusal("P_VERIFY_CODE_ERROR", "MS", bizType(Api.APPLY_API), null);
    }

    @Test
    void guestShouldNotLearnWhetherARecipientExistsAndSoonBeAskedToWait() {
        String known = customer().email();
        Answer last = null;
        for (int i = 0; i < 21; i++) {
            String toUser = i % 2 == 0 ? known : "nobody" + i + "@customer-api.test";
            last = owner.guest()
                    .post(
                            Api.VERIFY_CODE_SEND,
                            Json.createObjectBuilder()
                                    .add("bizType", "EMAIL_LOGIN_VERIFICATION_CODE")
                                    .add("toUser", toUser)
                                    .build())
                    .requireEnvelope();
            if (!last.isSuccess()) {
                break;
            }
            assertThat(last.data()).containsOnlyKeys("token");
            assertThat(last.data().getString("token")).hasSize(43);
        }
        assertThat(last.code()).isEqualTo("GATEWAY_CODE_018");
        assertThat(Integer.parseInt(last.json().getString("msgParams"))).isBetween(1, 3600);
    }

    @Test
    void traceShouldBeRepeatedWhenItIsSafeAndReplacedWhenItIsNot() {
        Api session = owner.session();
        for (String safe : List.of("x-w6oxyoo-4of0261-34mqcj-84djd-1677656237", "a", "a".repeat(128), "A.b_c:d-9")) {
            assertThat(trace(session.with("trace", safe).post(Api.PAGE, "{}"))).isEqualTo(safe);
            assertThat(trace(session.with("trace", safe).post(Api.PAGE, "{broken")))
                    .isEqualTo(safe);
            assertThat(trace(session.with("trace", safe).post("/api/unknown", "{}")))
                    .isEqualTo(safe);
        }
        for (String hostile :
                List.of("a b", "a".repeat(129), "<script>", "' or 1=1 --", "a\tb", "${jndi:x}", "a/b", "null;")) {
            Answer answer = session.with("trace", hostile).post(Api.PAGE, "{}");
            assertThat(trace(answer)).matches("x-[0-9a-f-]{36}-[0-9]{13}");
            assertThat(answer.text()).doesNotContain(hostile);
        }
        assertThat(trace(session.post(Api.PAGE, "{}"))).matches("x-[0-9a-f-]{36}-[0-9]{13}");
    }

    @Test
    void languageShouldFallBackToEnglish() {
        Map<String, String> expected = Map.of(
                "en-US", "Success", "zh-CN", "成功", "zh_CN", "成功", "fr-FR", "Success", "null", "Success", "zh-TW",
                "Success", "*;q=0", "Success");
        expected.forEach((lang, message) -> assertThat(
                        owner.session().in(lang).post(Api.PAGE, "{}").json().getString("msg"))
                .as(lang)
                .isEqualTo(message));
        assertThat(owner.session().post(Api.PAGE, "{}").json().getString("msg")).isEqualTo("Success");
    }

    private static String trace(Answer answer) {
        return answer.requireEnvelope().json().getString("trace");
    }

    /** The same refusal twice: in English, and in Chinese with a Chinese message. */
    private static void refusedInBoth(
            Api client, String path, String body, String code, String bizCode, String bizType, String msgParams) {
        Answer english = client.in("en-US").post(path, body).requireRefusal(code, bizCode, bizType, msgParams);
        assertThat(english.json().getString("msg")).matches("\\p{ASCII}+");
        Answer chinese = client.in("zh-CN").post(path, body).requireRefusal(code, bizCode, bizType, msgParams);
        assertThat(chinese.json().getString("msg")).matches(CHINESE);
    }

    private static void missing(Api client, String path, String body, String field) {
        refusedInBoth(client, path, body, "CUSTOMER_API_0000501", "US", bizType(path), field);
    }

    private static void illegal(Api client, String path, String body, String field) {
        for (String language : List.of("en-US", "zh-CN")) {
            Answer answer = client.in(language).post(path, body).requireEnvelope();
            assertThat(answer.code()).as(body + answer.text()).isEqualTo("CUSTOMER_API_0001025");
            JsonObject envelope = answer.json();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(envelope.getString("bizCode")).isEqualTo("US");
            assertThat(envelope.getString("data")).isEqualTo(bizType(path));
            assertThat(envelope.getString("msgParams")).startsWith(field + ",");
            assertThat(envelope.getString("msg")).contains(field);
            assertThat(envelope.getString("msg").matches(CHINESE)).isEqualTo(language.equals("zh-CN"));
        }
    }

    private static void code(
            DemoCustomer customer, String code, String bizCode, String msgParams, Map<String, String> codes) {
        customer.session()
                .post(Api.APPLY_API, request(codes))
                .requireRefusal(code, bizCode, bizType(Api.APPLY_API), msgParams);
    }

    private static Map<String, String> codes(String google, String phoneCode, String phoneSendToken) {
        return Map.of("googleCode", google, "phoneCode", phoneCode, "phoneSendToken", phoneSendToken);
    }

    /** For a tag that nobody has yet: codes are judged last. */
    private static JsonObject request(Map<String, String> codes) {
        JsonObjectBuilder request = Json.createObjectBuilder().add("tag", "robot " + TAGS.incrementAndGet());
        codes.forEach(request::add);
        return request.build();
    }

    private static JsonObjectBuilder login(DemoCustomer customer) {
        return customer.loginByEmail();
    }

    private static JsonObject json(String name, String value) {
        return Json.createObjectBuilder().add(name, value).build();
    }

    private static long id() {
        return key.getJsonNumber("id").longValue();
    }

    private static String bizType(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private DemoCustomer customer() {
        return DemoCustomer.numbered(api, CUSTOMERS.incrementAndGet());
    }
}
