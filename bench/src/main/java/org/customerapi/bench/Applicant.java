package org.customerapi.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One of the customers that demo mode makes for load, in his own session. */
final class Applicant {
    private static final String KEYS = "/api/global/customer.app.CustomerApiWebService.";

    /** MD5 of the demo customers' password. */
    private static final String PASSWORD_MD5 = "1c455c4560683f51fa9997678ca45f23";

    /** Three codes of an authenticator are good at a time; the next one comes within half a minute. */
    private static final long NEXT_CODE_NANOS = TimeUnit.SECONDS.toNanos(70);

    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Wire wire;
    private final String loginName;
    private final Map<String, String> headers = new HashMap<>();

    private Applicant(Wire wire, int number) {
        this.wire = wire;
        this.loginName = "demo" + number + "@customer-api.test";
    }

    static Applicant loggedIn(Wire wire, int number) {
        Applicant applicant = new Applicant(wire, number);
        applicant.logIn();
        return applicant;
    }

    private void logIn() {
        JsonObject login = Json.createObjectBuilder()
                .add("type", 1)
                .add("loginName", loginName)
                .add("loginPwd", PASSWORD_MD5)
                .add("googleCode", shown("googleCode").getString("googleCode"))
                .build();
        JsonObject data = wire.post("/api/login/customer.app.CustomerWebApiService.login", headers, login.toString())
                .requireSuccess()
                .json()
                .getJsonObject("data");
        headers.put("token", data.getString("token"));
    }

    /** What demo mode shows, once it shows the authenticator's next code. */
    private JsonObject shown(String name) {
        long giveUp = System.nanoTime() + NEXT_CODE_NANOS;
        while (System.nanoTime() < giveUp) {
            JsonObject shown =
                    wire.get("/api/demo/codes?loginName=" + loginName).json();
            if (shown.containsKey(name) && !shown.isNull(name)) {
                return shown;
            }
            LockSupport.parkNanos(BREATH_NANOS);
        }
        throw new IllegalStateException("no code of the authenticator comes");
    }

    /** The fields of a right step-up, got beforehand: what they take is not measured. */
    JsonObjectBuilder codes() {
        String ticket = wire.post(
                        "/api/global/message.app.VerificationApiService.verifyCodeSend",
                        headers,
                        "{\"bizType\":\"SMS_LOGINED_VERIFICATION_CODE\"}")
                .requireSuccess()
                .json()
                .getJsonObject("data")
                .getString("token");
        JsonObject shown = shown("googleCode");
        String code = shown.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .filter(message -> message.getString("sendToken").equals(ticket))
                .map(message -> message.getString("code"))
                .findFirst()
                .orElseThrow();
        return Json.createObjectBuilder()
                .add("googleCode", shown.getString("googleCode"))
                .add("phoneCode", code)
                .add("phoneSendToken", ticket);
    }

    /** One of the operations on keys. */
    Wire.Answer call(String operation, JsonObject body) {
        return wire.post(KEYS + operation, headers, body.toString());
    }
}
