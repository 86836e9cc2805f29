package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;
import org.customerapi.it.DemoCustomer.Ticket;
import org.customerapi.it.server.ServerProcess;
import org.customerapi.it.server.TestDatabase;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** After a day's work no secret is in the log or in any table, in no form that could be turned back. */
@Tag("portable")
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecretsIT {
    private static final String SERVER = "secrets";
    private static final int PIECE = 40;

    private static final Set<String> secrets = new LinkedHashSet<>();
    private static final Set<String> traces = new LinkedHashSet<>();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "app", managed = false, testable = false)
    @TargetsContainer(SERVER)
    static Archive<?> archive() {
        return Deployments.built();
    }

    @Test
    @Order(1)
    void serverShouldStart() {
        deployer.deploy("app");
    }

    @Test
    @Order(2)
    @OperateOnDeployment("app")
    void customersShouldDoWhatTheyDo(@ArquillianResource URL deployed) throws GeneralSecurityException {
        Api api = Api.at(Deployments.root(deployed));
        for (int n = 1; n <= 4; n++) {
            DemoCustomer customer = DemoCustomer.numbered(api.with("trace", "secrets-" + n), n);
            traces.add("secrets-" + n);
            customer.guest()
                    .post(
                            Api.LOGIN,
                            Json.createObjectBuilder()
                                    .add("type", 1)
                                    .add("loginName", customer.email())
                                    .add("loginPwd", DemoCustomer.PASSWORD_MD5)
                                    .add("googleCode", customer.authenticator().wrongCode())
                                    .build())
                    .requireEnvelope();
            customer.logIn();
            secrets.add(customer.token());

            Ticket sms = customer.smsCode();
            Ticket email = customer.emailCode();
            secrets.add(sms.sendToken());
            secrets.add(email.sendToken());
            JsonObject issue = Json.createObjectBuilder()
                    .add("tag", "robot")
                    .add("googleCode", customer.authenticator().nextCode())
                    .add("phoneCode", sms.code())
                    .add("phoneSendToken", sms.sendToken())
                    .add("emailCode", email.code())
                    .add("emailSendToken", email.sendToken())
                    .build();
            JsonObject key = customer.session().post(Api.APPLY_API, issue).data();
            remember(key);
            // Refused, and audited.
            customer.session()
                    .post(
                            Api.APPLY_API,
                            Json.createObjectBuilder(issue).add("tag", "again").build())
                    .requireEnvelope();
            JsonObject downgraded = customer.session()
                    .post(
                            Api.DOWNGRADE,
                            Json.createObjectBuilder()
                                    .add("apiKey", key.get("apiKey"))
                                    .add("tag", "robot")
                                    .add("times", "month")
                                    .build())
                    .data();
            remember(downgraded);
            // Secrets where they do not belong, as a confused client sends them.
            customer.session()
                    .post(
                            Api.DOWNGRADE,
                            Json.createObjectBuilder()
                                    .add("apiKey", downgraded.get("privateKey"))
                                    .add("tag", "robot")
                                    .add("times", "month")
                                    .build())
                    .requireEnvelope();
            customer.session()
                    .post(
                            Api.QUERY_API,
                            Json.createObjectBuilder().add("id", key.get("id")).build())
                    .requireSuccess();
            customer.session().post(Api.PAGE, "{}").requireSuccess();
            customer.session()
                    .post(Api.PAGE, "{" + downgraded.getString("privateKey"))
                    .requireEnvelope();
            if (n == 3) {
                customer.unbind();
                JsonObject account = customer.generateGoogleAccount();
                secrets.add(account.getString("qrcode"));
                rememberAuthenticator(account.getString("secret"));
                customer.bind(account);
            }
            if (n % 2 == 0) {
                customer.session()
                        .post(
                                Api.DEL_API,
                                Json.createObjectBuilder()
                                        .add("id", key.get("id"))
                                        .build())
                        .requireSuccess();
                customer.session().post(Api.LOGOUT, "").requireSuccess();
            }
        }
        secrets.add(DemoCustomer.PASSWORD_MD5);
        rememberAuthenticator(Authenticator.SECRET);
    }

    private static void rememberAuthenticator(String secret) {
        byte[] totp = new Base32().decode(secret);
        secrets.add(secret);
        secrets.add(HexFormat.of().formatHex(totp));
        secrets.add(Base64.getEncoder().encodeToString(totp));
    }

    @Test
    @Order(3)
    void logShouldHoldNoSecret() {
        ServerProcess server = ServerProcess.current();
        deployer.undeploy("app");
        server.awaitExit();
        String log = Deployments.log(SERVER);
        assertThat(log).contains("DEMO MODE IS ON", "STEP_UP_SMS");
        requireClean("log", log);
        requireLine(log, "secrets-1", Api.APPLY_API, "0", 1);
        requireLine(log, "secrets-1", Api.APPLY_API, "P_VERIFY_CODE_ERROR", 1);
        requireLine(log, "secrets-1", Api.LOGIN, "CUSTOMER_API_0000519", 1);
        requireLine(log, "secrets-1", Api.PAGE, "GATEWAY_CODE_015", 1);
        requireLine(log, "secrets-1", "logout", "0", 0);
        requireLine(log, "secrets-2", "logout", "0", 1);
    }

    /** Each request has its one line. */
    private static void requireLine(String log, String trace, String path, String code, int times) {
        String operation = path.substring(path.lastIndexOf('/') + 1);
        Pattern line = Pattern.compile(
                "trace=" + trace + " company=439 operation=" + Pattern.quote(operation) + " code=" + Pattern.quote(code)
                        + " ms=[0-9]+\\.[0-9](?![0-9])",
                Pattern.MULTILINE);
        assertThat(line.matcher(log).results().count()).as(line.pattern()).isEqualTo(times);
    }

    @Test
    @Order(4)
    void databaseShouldHoldNoSecret() throws SQLException {
        String dump = TestDatabase.dump(SERVER);
        // The dump is one: what may be there is there.
        assertThat(dump.toUpperCase(Locale.ROOT))
                .contains("AUDIT_RECORD", "ISSUE_KEY", "DOWNGRADE_KEY", "ONE_TIME_CODE_WRONG");
        assertThat(dump).contains(traces);
        requireClean("database", dump);
        assertThat(dump).doesNotContain("Demo-Passw0rd");
    }

    private static void requireClean(String place, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        assertThat(secrets).hasSizeGreaterThan(200);
        for (String secret : secrets) {
            assertThat(lower.contains(secret.toLowerCase(Locale.ROOT)))
                    .as("a secret of " + secret.length() + " characters is in the " + place)
                    .isFalse();
        }
    }

    /** A private key in every form: its Base64 text and its DER in hex, each in pieces, and its secret numbers. */
    private static void remember(JsonObject key) throws GeneralSecurityException {
        String text = key.getString("privateKey");
        byte[] der = Base64.getDecoder().decode(text);
        String publicText = key.getString("pubKey");
        String publicHex = HexFormat.of().formatHex(Base64.getDecoder().decode(publicText));
        secrets.add(text);
        // The pieces that a public key shares with the private one, the algorithm's name and the modulus, are no
        // secrets.
        pieces(text).filter(piece -> !publicText.contains(piece)).forEach(secrets::add);
        pieces(HexFormat.of().formatHex(der))
                .filter(piece -> !publicHex.contains(piece))
                .forEach(secrets::add);
        RSAPrivateCrtKey rsa =
                (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        for (var number : List.of(rsa.getPrivateExponent(), rsa.getPrimeP(), rsa.getPrimeQ())) {
            secrets.add(number.toString());
            secrets.add(number.toString(16));
        }
    }

    private static Stream<String> pieces(String text) {
        return Stream.iterate(0, from -> from + PIECE <= text.length(), from -> from + PIECE)
                .map(from -> text.substring(from, from + PIECE));
    }
}
