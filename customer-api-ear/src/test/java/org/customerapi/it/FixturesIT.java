package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract's examples hold: the same members, in the same order, of the same types, null where they are null. */
@Tag("portable")
@Tag("core")
@ExtendWith(ArquillianExtension.class)
class FixturesIT {
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    @ArquillianResource
    private URL deployed;

    private DemoCustomer customer;

    @Deployment(testable = false)
    @TargetsContainer("fixtures")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @BeforeEach
    void logIn() {
        Api api = Api.at(Deployments.root(deployed));
        customer = DemoCustomer.numbered(api, CUSTOMERS.incrementAndGet()).logIn();
    }

    @Test
    void applyApiShouldAnswerLikeItsExample() throws GeneralSecurityException {
        JsonObject key = issue();
        requirePair(key, 2048);
    }

    @Test
    void exampleShouldSatisfyTheRulesThatIssuedKeysAreJudgedBy() throws GeneralSecurityException {
        requirePair(fixture("applyApi.response").getJsonObject("data"), 1024);
    }

    @Test
    void queryApiShouldAnswerLikeItsExample() {
        JsonObject key = issue();
        JsonObject answer =
                post(Api.QUERY_API, "queryApi", Json.createObjectBuilder().add("id", key.get("id")));
        JsonObject example = fixture("queryApi.response").getJsonObject("data");
        assertThat(answer.getJsonObject("data").get("sources")).isEqualTo(example.get("sources"));
        assertThat(answer.getJsonObject("data").get("permissionDTOList")).isEqualTo(example.get("permissionDTOList"));
    }

    @Test
    void pageShouldAnswerLikeItsExample() {
        issue();
        JsonObject answer = post(
                Api.PAGE,
                "page",
                Json.createObjectBuilder().add("size", 20).add("current", 1).add("tag", "text"));
        JsonObject example = fixture("page.response").getJsonObject("data");
        for (String member : List.of("total", "current", "size")) {
            assertThat(answer.getJsonObject("data").get(member)).isEqualTo(example.get(member));
        }
    }

    @Test
    void editApiPermissionShouldAnswerLikeItsExample() {
        JsonObject key = issue();
        JsonObjectBuilder change = Json.createObjectBuilder()
                .add("id", key.get("id"))
                .add("tag", "text 2")
                .add(
                        "permissionList",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("code", "trade")
                                        .add("status", 1)))
                .add("whiteIps", "")
                .addAll(emailStepUp());
        post(Api.EDIT_API_PERMISSION, "editApiPermission", change);
    }

    @Test
    void downgradeShouldAnswerLikeItsExample() throws GeneralSecurityException {
        JsonObject key = issue();
        // Without codes, as in the example: the step-up of a moment ago counts.
        JsonObjectBuilder request = Json.createObjectBuilder()
                .add("apiKey", key.get("apiKey"))
                .add("tag", "text")
                .add("times", "quarter");
        requirePair(post(Api.DOWNGRADE, "downgrade", request).getJsonObject("data"), 2048);
    }

    @Test
    void delApiShouldAnswerLikeItsExample() {
        JsonObject key = issue();
        post(Api.DEL_API, "delApi", Json.createObjectBuilder().add("id", key.get("id")));
    }

    private JsonObject issue() {
        JsonObject answer = post(
                Api.APPLY_API,
                "applyApi",
                customer.stepUp().add("tag", "text").add("emailCode", "").add("emailSendToken", ""));
        JsonObject key = answer.getJsonObject("data");
        JsonObject example = fixture("applyApi.response").getJsonObject("data");
        assertThat(key.get("permissionDTOList")).isEqualTo(example.get("permissionDTOList"));
        assertThat(key.get("validityDays")).isEqualTo(example.get("validityDays"));
        return key;
    }

    private JsonObjectBuilder emailStepUp() {
        DemoCustomer.Ticket mailed = customer.emailCode();
        return Json.createObjectBuilder()
                .add("googleCode", customer.authenticator().nextCode())
                .add("phoneCode", "")
                .add("phoneSendToken", "")
                .add("emailCode", mailed.code())
                .add("emailSendToken", mailed.sendToken());
    }

    /** Sends a request with exactly the members of the example, and compares the answer with the example's. */
    private JsonObject post(String path, String example, JsonObjectBuilder members) {
        JsonObject request = members.build();
        assertThat(request.keySet()).isEqualTo(fixture(example + ".request").keySet());
        Answer answer = customer.session().post(path, request).requireSuccess();
        JsonObject expected = fixture(example + ".response");
        requireAlike(example, expected, answer.json());
        for (String member : List.of("msg", "fail", "code", "bizCode", "msgParams", "ok")) {
            assertThat(answer.json().get(member)).isEqualTo(expected.get(member));
        }
        assertThat(answer.text()).startsWith("{\"msg\":\"Success\",\"fail\":false,\"trace\":\"");
        return answer.json();
    }

    private static void requireAlike(String path, JsonValue expected, JsonValue actual) {
        assertThat(kind(actual)).as(path + " is " + actual).isEqualTo(kind(expected));
        if (expected instanceof JsonObject object) {
            assertThat(List.copyOf(actual.asJsonObject().keySet())).as(path).isEqualTo(List.copyOf(object.keySet()));
            for (Map.Entry<String, JsonValue> member : object.entrySet()) {
                requireAlike(
                        path + "." + member.getKey(),
                        member.getValue(),
                        actual.asJsonObject().get(member.getKey()));
            }
        } else if (expected.getValueType() == ValueType.ARRAY) {
            assertThat(actual.asJsonArray()).as(path).isNotEmpty();
            JsonValue first = expected.asJsonArray().get(0);
            actual.asJsonArray().forEach(entry -> requireAlike(path + "[]", first, entry));
        } else if (expected instanceof JsonNumber number) {
            assertThat(((JsonNumber) actual).isIntegral()).as(path).isEqualTo(number.isIntegral());
        }
    }

    private static String kind(JsonValue value) {
        boolean bool = value.getValueType() == ValueType.TRUE || value.getValueType() == ValueType.FALSE;
        return bool ? "BOOLEAN" : value.getValueType().name();
    }

    private static void requirePair(JsonObject key, int bits) throws GeneralSecurityException {
        String privateText = key.getString("privateKey");
        String publicText = key.getString("pubKey");
        assertThat(privateText).matches("[A-Za-z0-9+/]+={0,2}");
        assertThat(publicText).matches("[A-Za-z0-9+/]+={0,2}");
        assertThat(key.getString("secretKeyMd5")).isEqualTo(DemoCustomer.md5(privateText));
        assertThat(key.getString("apiKey")).matches("[0-9a-f]{32}");

        KeyFactory rsa = KeyFactory.getInstance("RSA");
        byte[] privateDer = Base64.getDecoder().decode(privateText);
        byte[] publicDer = Base64.getDecoder().decode(publicText);
        RSAPrivateCrtKey privateKey = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(privateDer));
        RSAPublicKey publicKey = (RSAPublicKey) rsa.generatePublic(new X509EncodedKeySpec(publicDer));
        assertThat(privateKey.getEncoded()).isEqualTo(privateDer);
        assertThat(publicKey.getEncoded()).isEqualTo(publicDer);
        assertThat(publicKey.getModulus().bitLength()).isEqualTo(bits);
        assertThat(publicKey.getModulus()).isEqualTo(privateKey.getModulus());

        byte[] message = "{}1650361143685".getBytes(StandardCharsets.UTF_8);
        Signature signer = Signature.getInstance("SHA1withRSA");
        signer.initSign(privateKey);
        signer.update(message);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance("SHA1withRSA");
        verifier.initVerify(publicKey);
        verifier.update(message);
        assertThat(verifier.verify(signature)).isTrue();
    }

    private static JsonObject fixture(String name) {
        try (InputStream in = FixturesIT.class.getResourceAsStream("/fixtures/" + name + ".json")) {
            return Api.json(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
