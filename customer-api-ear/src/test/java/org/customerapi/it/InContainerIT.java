package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.assertj.core.api.Assertions;
import org.customerapi.customer.Customer;
import org.customerapi.customer.CustomerDirectory;
import org.customerapi.customer.KycStatus;
import org.customerapi.customer.LoginName;
import org.customerapi.customer.PasswordHash;
import org.customerapi.it.DemoCustomer.Ticket;
import org.customerapi.shared.secret.SecretText;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What depends on time passing, or on customers that nobody can make over HTTP. It runs in the server, moves its clock and
 * changes customers through the product's own beans, and still looks at the outcome over HTTP. On Payara Micro only: the
 * test's own classes, its clock among them, must lie where the product's do, and an EAR has no such place.
 */
@ExtendWith(ArquillianExtension.class)
class InContainerIT {
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final TestClock clock = TestClock.INSTANCE;
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final String WITHDRAWAL = "fund.app.WithdrawAppDubboService.createWithdrawProposal";

    @ArquillianResource
    private URL deployed;

    private CustomerDirectory customers;
    private EntityManager entityManager;
    private UserTransaction transaction;
    private Api api;

    @Deployment
    @TargetsContainer("in-container")
    static Archive<?> archive() throws Exception {
        File assertions = new File(Assertions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return Deployments.built()
                .as(WebArchive.class)
                .addClasses(
                        InContainerIT.class,
                        TestClock.class,
                        Deployments.class,
                        Api.class,
                        Answer.class,
                        DemoCustomer.class,
                        KeyHolder.class,
                        Authenticator.class)
                .addAsLibrary(assertions);
    }

    @BeforeEach
    void findBeans() throws NamingException {
        customers = CDI.current().select(CustomerDirectory.class).get();
        entityManager = CDI.current().select(EntityManager.class).get();
        transaction = InitialContext.doLookup("java:comp/UserTransaction");
    }

    @BeforeEach
    void connect() {
        api = Api.at(Deployments.root(deployed));
        // A fresh step for whoever needs codes: the last test may have used this one.
        clock.moveBy(STEP.multipliedBy(3));
    }

    @Test
    void keyShouldNeedKycPassed() {
        DemoCustomer customer = customer().logIn();
        JsonObject request = customer.stepUp().add("tag", "known").build();
        change(customer, each -> each.knownAs(KycStatus.UNDER_REVIEW));
        refusedInBoth(customer.session(), Api.APPLY_API, request, "CUSTOMER_API_0000601", "US", null);
        change(customer, each -> each.knownAs(KycStatus.NONE));
        refusedInBoth(customer.session(), Api.APPLY_API, request, "CUSTOMER_API_0000603", "US", null);
        change(customer, each -> each.knownAs(KycStatus.REJECTED));
        refusedInBoth(customer.session(), Api.APPLY_API, request, "CUSTOMER_API_0000606", "US", null);
        assertThat(customer.session().post(Api.FIND_CUSTOMER_INFO, "{}").data().getInt("kycAuditStatus"))
                .isEqualTo(3);
        // None of that has spent a code.
        change(customer, each -> each.knownAs(KycStatus.PASSED));
        customer.session().post(Api.APPLY_API, request).requireSuccess();
    }

    @Test
    void disabledCustomerShouldBeStoppedAtOnce() {
        DemoCustomer customer = customer().logIn();
        change(customer, Customer::disable);
        refusedInBoth(
                customer.session(), Api.PAGE, Json.createObjectBuilder().build(), "CUSTOMER_API_0000158", "US", null);
        clock.moveBy(STEP);
        refusedInBoth(customer.guest(), Api.LOGIN, customer.loginByEmail().build(), "CUSTOMER_API_0000103", "US", null);
        change(customer, Customer::enable);
        customer.session().post(Api.PAGE, "{}").requireSuccess();
    }

    @Test
    void codeShouldNotBeSentOverAChannelTheCustomerLacks() {
        String bare = "bare" + CUSTOMERS.incrementAndGet();
        customers.add(new Customer(
                439, bare, "Bare", PasswordHash.of(new SecretText(DemoCustomer.PASSWORD_MD5)), clock.instant()));
        Api guest = api.with("companyId", "439");
        JsonObject login = Json.createObjectBuilder()
                .add("type", 3)
                .add("loginName", bare)
                .add("loginPwd", DemoCustomer.PASSWORD_MD5)
                .build();
        JsonObject data = guest.post(Api.LOGIN, login).data();
        assertThat(data.get("phone")).isEqualTo(JsonValue.NULL);
        assertThat(data.get("email")).isEqualTo(JsonValue.NULL);
        Api session = guest.with("token", data.getString("token"));
        refusedInBoth(
                session,
                Api.VERIFY_CODE_SEND,
                Json.createObjectBuilder()
                        .add("bizType", "SMS_LOGINED_VERIFICATION_CODE")
                        .build(),
                "CUSTOMER_API_0001021",
                "US",
                "phone");
        refusedInBoth(
                session,
                Api.VERIFY_CODE_SEND,
                Json.createObjectBuilder()
                        .add("bizType", "EMAIL_LOGINED_VERIFICATION_CODE")
                        .build(),
                "CUSTOMER_API_0001021",
                "US",
                "email");
    }

    @Test
    void expiredKeyShouldOnlyBeListedAndDeleted() {
        DemoCustomer customer = customer().logIn();
        JsonObject key = customer.apply("mortal");
        Instant issued = clock.instant();
        assertThat(key.getInt("validityDays")).isEqualTo(90);
        clock.moveBy(Duration.ofMillis(1));
        assertThat(customer.query(id(key)).getInt("validityDays")).isEqualTo(90);
        clock.moveTo(issued.plus(Duration.ofDays(90)).minusMillis(1));
        customer.logIn();
        assertThat(customer.query(id(key)).getInt("validityDays")).isEqualTo(1);
        clock.moveBy(Duration.ofMillis(1));
        assertThat(customer.query(id(key)).getInt("validityDays")).isEqualTo(-1);
        customer.requireKeys(1);

        JsonObject edit = Json.createObjectBuilder()
                .add("id", id(key))
                .add("tag", "risen")
                .build();
        refusedInBoth(customer.session(), Api.EDIT_API_PERMISSION, edit, "00012006", "G", null);
        JsonObject downgrade = Json.createObjectBuilder()
                .add("apiKey", key.get("apiKey"))
                .add("tag", "risen")
                .add("times", "month")
                .build();
        refusedInBoth(customer.session(), Api.DOWNGRADE, downgrade, "00012006", "G", null);
        // State comes before the tag, and the expired key's tag is still taken.
        refusedInBoth(
                customer.session(),
                Api.APPLY_API,
                Json.createObjectBuilder().add("tag", "MORTAL").build(),
                "CUSTOMER_API_00011003",
                "US",
                null);
        customer.session()
                .post(Api.DEL_API, Json.createObjectBuilder().add("id", id(key)).build())
                .requireSuccess();
        clock.moveBy(STEP);
        customer.apply("mortal");
    }

    @Test
    void thirtyKeysShouldBeTheLimit() {
        DemoCustomer customer = customer().logIn();
        JsonObject first = null;
        for (int i = 1; i <= 30; i++) {
            clock.moveBy(STEP);
            JsonObject key = customer.apply("key " + i);
            first = first == null ? key : first;
        }
        refusedInBoth(
                customer.session(),
                Api.APPLY_API,
                Json.createObjectBuilder().add("tag", "key 1").build(),
                "CUSTOMER_API_00011002",
                "US",
                null);
        customer.session()
                .post(
                        Api.DEL_API,
                        Json.createObjectBuilder().add("id", id(first)).build())
                .requireSuccess();
        clock.moveBy(STEP);
        customer.apply("key 1");
        customer.requireKeys(30);
    }

    @Test
    void sessionShouldSlideForTwelveHoursAndEndAfterSevenDays() {
        DemoCustomer customer = customer().logIn();
        Instant opened = clock.instant();
        clock.moveTo(opened.plus(Duration.ofHours(12)).minusMillis(1));
        customer.session().post(Api.PAGE, "{}").requireSuccess();
        clock.moveBy(Duration.ofHours(12));
        refusedInBoth(customer.session(), Api.PAGE, Json.createObjectBuilder().build(), "GATEWAY_CODE_005", "G", null);

        customer.logIn();
        opened = clock.instant();
        while (clock.instant().isBefore(opened.plus(Duration.ofDays(7)).minus(Duration.ofHours(11)))) {
            clock.moveBy(Duration.ofHours(11));
            customer.session().post(Api.PAGE, "{}").requireSuccess();
        }
        clock.moveTo(opened.plus(Duration.ofDays(7)).minusMillis(1));
        customer.session().post(Api.PAGE, "{}").requireSuccess();
        clock.moveBy(Duration.ofMillis(1));
        refusedInBoth(customer.session(), Api.PAGE, Json.createObjectBuilder().build(), "GATEWAY_CODE_005", "G", null);
    }

    @Test
    void stepUpShouldCoverADowngradeForFiveMinutes() {
        DemoCustomer customer = customer().logIn();
        JsonObject key = customer.apply("covered");
        JsonObject downgrade = Json.createObjectBuilder()
                .add("apiKey", key.get("apiKey"))
                .add("tag", "covered")
                .add("times", "half")
                .build();
        clock.moveBy(Duration.ofMinutes(5));
        customer.session().post(Api.DOWNGRADE, downgrade).requireSuccess();
        clock.moveBy(Duration.ofMillis(1));
        refusedInBoth(customer.session(), Api.DOWNGRADE, downgrade, "CUSTOMER_API_0000520", "US", null);
    }

    @Test
    void oneTimeCodeShouldExpireAfterTenMinutes() {
        DemoCustomer customer = customer().logIn();
        Ticket sms = customer.smsCode();
        clock.moveBy(Duration.ofMinutes(10));
        JsonObject late = Json.createObjectBuilder()
                .add("tag", "late")
                .add("googleCode", customer.authenticator().nextCode())
                .add("phoneCode", sms.code())
                .add("phoneSendToken", sms.sendToken())
                .build();
        refusedInBoth(customer.session(), Api.APPLY_API, late, "P_VERIFY_CODE_ERROR", "MS", null);
        sms = customer.smsCode();
        clock.moveBy(Duration.ofMinutes(10).minusMillis(1));
        customer.session()
                .post(
                        Api.APPLY_API,
                        Json.createObjectBuilder(late)
                                .add("googleCode", customer.authenticator().nextCode())
                                .add("phoneCode", sms.code())
                                .add("phoneSendToken", sms.sendToken())
                                .build())
                .requireSuccess();
    }

    @Test
    void pausesShouldEndAfterAQuarterOfAnHour() {
        DemoCustomer customer = customer();
        JsonObject wrong = Json.createObjectBuilder(customer.loginByEmail().build())
                .add("loginPwd", DemoCustomer.md5("wrong"))
                .build();
        for (int i = 0; i < 5; i++) {
            assertThat(customer.guest().post(Api.LOGIN, wrong).code()).isEqualTo("CUSTOMER_API_0000102");
        }
        clock.moveBy(Duration.ofMinutes(15).minusMillis(1));
        assertThat(customer.guest().post(Api.LOGIN, wrong).code()).isEqualTo("CUSTOMER_API_0000113");
        clock.moveBy(Duration.ofMillis(1));
        customer.logIn();

        JsonObject request = customer.stepUp().add("tag", "paused").build();
        JsonObject wrongGoogle = Json.createObjectBuilder(request)
                .add("googleCode", customer.authenticator().wrongCode())
                .build();
        for (int i = 0; i < 5; i++) {
            assertThat(customer.session().post(Api.APPLY_API, wrongGoogle).code())
                    .isEqualTo("CUSTOMER_API_0000519");
        }
        refusedInBoth(customer.session(), Api.APPLY_API, request, "CUSTOMER_API_0000512", "US", null);
        clock.moveBy(Duration.ofMinutes(15));
        customer.apply("paused");
    }

    @Test
    void validityShouldFollowBindingAndGrants() {
        DemoCustomer customer = customer().logIn();
        JsonObject key = customer.apply("valid");
        long id = id(key);
        Instant expiry = expiry(key);

        edit(customer, id, change -> change.add("tag", "renamed"));
        assertThat(expiry(customer.query(id))).isEqualTo(expiry);
        edit(customer, id, change -> change.add("whiteIps", "203.0.113.1"));
        assertThat(expiry(customer.query(id))).isNull();
        assertThat(customer.query(id).get("validityDays")).isEqualTo(JsonValue.NULL);
        edit(customer, id, change -> change.add("permissionList", grant("trade")));
        edit(customer, id, change -> change.add("whiteIps", "203.0.113.2").add("tag", "again"));
        assertThat(expiry(customer.query(id))).isNull();

        clock.moveBy(Duration.ofDays(200));
        customer.logIn();
        edit(customer, id, change -> change.add("whiteIps", ""));
        Instant unbound = clock.instant();
        assertThat(expiry(customer.query(id))).isEqualTo(unbound.plus(Duration.ofDays(90)));
        edit(customer, id, change -> change.add("whiteIps", " "));
        assertThat(expiry(customer.query(id))).isEqualTo(unbound.plus(Duration.ofDays(90)));
        assertThat(customer.query(id).get("whiteIps")).isEqualTo(JsonValue.NULL);
        assertThat(customer.query(id).getBoolean("ipLimit")).isFalse();
        assertThat(customer.query(id).getJsonNumber("withdrawTime").longValue())
                .isEqualTo(clock.instant().plus(Duration.ofHours(48)).toEpochMilli());
    }

    @Test
    void packageShouldKeepItsExpiryWhateverTheAddresses() {
        clock.moveTo(nextJanuary31());
        DemoCustomer customer = customer().logIn();
        JsonObject key = customer.apply("package");
        JsonObject downgraded = customer.session()
                .post(
                        Api.DOWNGRADE,
                        Json.createObjectBuilder()
                                .add("apiKey", key.get("apiKey"))
                                .add("tag", "package")
                                .add("times", "month")
                                .build())
                .data();
        Instant end = clock.instant().atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
        assertThat(expiry(downgraded)).isEqualTo(end);
        assertThat(end.atZone(ZoneOffset.UTC).getMonthValue()).isEqualTo(2);
        edit(customer, id(key), change -> change.add("whiteIps", "203.0.113.1"));
        assertThat(expiry(customer.query(id(key)))).isEqualTo(end);
        edit(customer, id(key), change -> change.add("whiteIps", ""));
        assertThat(expiry(customer.query(id(key)))).isEqualTo(end);
    }

    private static Instant nextJanuary31() {
        return clock.instant()
                .atZone(ZoneOffset.UTC)
                .plusYears(1)
                .withMonth(1)
                .withDayOfMonth(31)
                .toInstant();
    }

    /** An edit with right codes, a step later so that there are some. */
    private static void edit(DemoCustomer customer, long id, Consumer<JsonObjectBuilder> change) {
        clock.moveBy(STEP);
        JsonObjectBuilder request = customer.stepUp().add("id", id);
        change.accept(request);
        customer.session().post(Api.EDIT_API_PERMISSION, request.build()).requireSuccess();
    }

    private static JsonValue grant(String code) {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("code", code).add("status", 1))
                .build();
    }

    private static void refusedInBoth(
            Api client, String path, JsonObject body, String code, String bizCode, String msgParams) {
        String bizType = path.substring(path.lastIndexOf('/') + 1);
        Answer english = client.in("en-US").post(path, body).requireRefusal(code, bizCode, bizType, msgParams);
        assertThat(english.json().getString("msg")).matches("\\p{ASCII}+");
        Answer chinese = client.in("zh-CN").post(path, body).requireRefusal(code, bizCode, bizType, msgParams);
        assertThat(chinese.json().getString("msg")).matches(".*\\p{IsHan}.*");
    }

    private static long id(JsonObject key) {
        return key.getJsonNumber("id").longValue();
    }

    private static Instant expiry(JsonObject key) {
        return key.isNull("expiredTime")
                ? null
                : Instant.ofEpochMilli(key.getJsonNumber("expiredTime").longValue());
    }

    private void change(DemoCustomer customer, Consumer<Customer> change) {
        try {
            transaction.begin();
            Customer found =
                    customers.find(439, LoginName.email(customer.email())).orElseThrow();
            change.accept(entityManager.find(Customer.class, found.id()));
            transaction.commit();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void withdrawalShouldBeLockedByTheVeryNextCallAfterTheAuthenticatorIsUnbound() {
        DemoCustomer customer = customer().logIn();
        KeyHolder key = KeyHolder.of(customer.apply("robot"));
        clock.moveBy(STEP);
        customer.session()
                .post(
                        Api.EDIT_API_PERMISSION,
                        customer.stepUp()
                                .add("id", key.id())
                                .add(
                                        "permissionList",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("code", "captial_out")
                                                        .add("status", 1)))
                                .build())
                .requireSuccess();
        assertThat(withdraw(key).code()).isEqualTo("00012009");
        clock.moveBy(Duration.ofHours(48));
        customer.logIn();
        // Nothing is there to take it to: it got that far.
        withdraw(key).requireRefusal(502, "GATEWAY_CODE_010", "G", WITHDRAWAL, null);
        clock.moveBy(STEP);

        customer.unbind();
        Instant unbound = clock.instant();

        withdraw(key)
                .requireRefusal(
                        "00012009",
                        "G",
                        WITHDRAWAL,
                        unbound.plus(Duration.ofHours(48)).toString());
        clock.moveBy(Duration.ofHours(48));
        withdraw(key).requireRefusal(502, "GATEWAY_CODE_010", "G", WITHDRAWAL, null);
    }

    private Answer withdraw(KeyHolder key) {
        // Two calls of one body in one millisecond would be one call used twice.
        clock.moveBy(Duration.ofMillis(1));
        return KeyHolder.with(api, key.headers("{}", Long.toString(clock.millis())))
                .post(KeyHolder.global(WITHDRAWAL), "{}");
    }

    private DemoCustomer customer() {
        return DemoCustomer.numbered(api, CUSTOMERS.incrementAndGet(), clock);
    }
}
