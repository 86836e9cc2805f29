package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** One of the customers that demo mode makes, with his authenticator, his mailbox and his browser. */
public final class DemoCustomer {
    public static final String PASSWORD = "Demo-Passw0rd!";
    static final String PASSWORD_MD5 = md5(PASSWORD);

    private final Api guest;
    private final String email;
    private final String customerNo;
    private final String phone;
    private final Clock clock;
    private Authenticator authenticator;
    private Api session;
    private String token;

    private DemoCustomer(Api api, long companyId, String name, String customerNo, String phone, Clock clock) {
        this.guest = api.with("companyId", Long.toString(companyId));
        this.email = name + "@customer-api.test";
        this.customerNo = customerNo;
        this.phone = phone;
        this.clock = clock;
        this.authenticator = new Authenticator(clock);
    }

    /** One of those that {@code customer-api.demo.customers} adds. */
    public static DemoCustomer numbered(Api api, int n) {
        return numbered(api, n, Clock.systemUTC());
    }

    public static DemoCustomer numbered(Api api, int n, Clock clock) {
        return new DemoCustomer(
                api, 439, "demo" + n, Integer.toString(87_000_000 + n), Long.toString(13_600_000_000L + n), clock);
    }

    static DemoCustomer demo(Api api) {
        return new DemoCustomer(api, 439, "demo", "86000116", "13500009561", Clock.systemUTC());
    }

    static DemoCustomer other(Api api) {
        return new DemoCustomer(api, 360, "other", "86001175", "13500009562", Clock.systemUTC());
    }

    /** The one without an authenticator. */
    public static DemoCustomer newcomer(Api api) {
        return new DemoCustomer(api, 368, "new", "86000368", "13500009563", Clock.systemUTC());
    }

    /** Without a session; with the company's header. */
    public Api guest() {
        return guest;
    }

    /** With the token of the last login. */
    public Api session() {
        return session;
    }

    public String email() {
        return email;
    }

    public String customerNo() {
        return customerNo;
    }

    public String phone() {
        return phone;
    }

    public String token() {
        return token;
    }

    public Authenticator authenticator() {
        return authenticator;
    }

    public DemoCustomer logIn() {
        enter(guest.post(Api.LOGIN, loginByEmail().build()));
        return this;
    }

    public DemoCustomer logInWithoutAuthenticator() {
        enter(guest.post(
                Api.LOGIN,
                Json.createObjectBuilder(loginByEmail().build())
                        .remove("googleCode")
                        .build()));
        return this;
    }

    /** Goes on with a token that no login gave. */
    DemoCustomer enterWith(String givenToken) {
        token = givenToken;
        session = guest.with("token", token);
        return this;
    }

    /** Goes on with the session that a login has opened. */
    JsonObject enter(Answer login) {
        JsonObject data = login.data();
        token = data.getString("token");
        session = guest.with("token", token);
        return data;
    }

    /** A right login by e-mail address and password; its authenticator's code is taken. */
    public JsonObjectBuilder loginByEmail() {
        return Json.createObjectBuilder()
                .add("type", 1)
                .add("loginName", email)
                .add("loginPwd", PASSWORD_MD5)
                .add("googleCode", authenticator.nextCode());
    }

    /** Asks for a code of that type. */
    Ticket askForCode(String bizType) {
        Answer sent = session.post(
                Api.VERIFY_CODE_SEND,
                Json.createObjectBuilder().add("bizType", bizType).build());
        return ticket(sent.data().getString("token"));
    }

    Ticket smsCode() {
        return askForCode("SMS_LOGINED_VERIFICATION_CODE");
    }

    Ticket emailCode() {
        return askForCode("EMAIL_LOGINED_VERIFICATION_CODE");
    }

    /** The code that came under a ticket, as demo mode shows it; a guest's is sent behind the answer, so it may come late. */
    Ticket ticket(String sendToken) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<Ticket> shown = demoCodes().getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                    .filter(message -> message.getString("sendToken").equals(sendToken))
                    .map(message -> new Ticket(sendToken, message.getString("code")))
                    .findFirst();
            if (shown.isPresent()) {
                return shown.get();
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("no code came under the ticket");
    }

    /** What demo mode shows of this customer. */
    public JsonObject demoCodes() {
        return Api.json(guest.get("/api/demo/codes?loginName=" + email).text());
    }

    /** The secret of a new authenticator, which waits to be bound: from now on the codes are its. */
    JsonObject generateGoogleAccount() {
        JsonObject account = session.post(Api.GENERATE_GOOGLE_ACCOUNT, "{}").data();
        authenticator = new Authenticator(clock, account.getString("secret"));
        return account;
    }

    /** The fields of a right enableOrForbidMFA; the authenticator's code is taken. */
    JsonObjectBuilder mfaCodes() {
        Ticket sms = smsCode();
        Ticket email = emailCode();
        return Json.createObjectBuilder()
                .add("googleCode", authenticator.nextCode())
                .add("verifyCodeSMS", sms.code())
                .add("sendTokenSMS", sms.sendToken())
                .add("verifyCodeEmail", email.code())
                .add("sendTokenEmail", email.sendToken());
    }

    /** Binds what {@link #generateGoogleAccount} answered. */
    void bind(JsonObject account) {
        session.post(
                        Api.ENABLE_OR_FORBID_MFA,
                        mfaCodes()
                                .add("type", 1)
                                .add("googleId", account.get("id"))
                                .build())
                .requireSuccess();
    }

    void unbind() {
        session.post(Api.ENABLE_OR_FORBID_MFA, mfaCodes().add("type", 2).build())
                .requireSuccess();
    }

    /** The fields of a right step-up by SMS; the authenticator's code is taken. */
    JsonObjectBuilder stepUp() {
        Ticket sms = smsCode();
        return Json.createObjectBuilder()
                .add("googleCode", authenticator.nextCode())
                .add("phoneCode", sms.code())
                .add("phoneSendToken", sms.sendToken());
    }

    /** A new key. */
    public JsonObject apply(String tag) {
        return session.post(Api.APPLY_API, stepUp().add("tag", tag).build()).data();
    }

    public JsonObject query(long id) {
        return session.post(
                        Api.QUERY_API, Json.createObjectBuilder().add("id", id).build())
                .data();
    }

    /** All keys, as far as a page goes. */
    public JsonObject page() {
        return session.post(
                        Api.PAGE, Json.createObjectBuilder().add("size", 100).build())
                .data();
    }

    void requireKeys(int count) {
        assertThat(page().getInt("total")).isEqualTo(count);
        assertThat(page().getJsonArray("records")).hasSize(count).doesNotContain(JsonValue.NULL);
    }

    static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A one-time code with the ticket it came under. */
    record Ticket(String sendToken, String code) {}
}
