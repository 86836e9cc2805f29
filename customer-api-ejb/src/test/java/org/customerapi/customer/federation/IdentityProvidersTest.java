package org.customerapi.customer.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;
import org.customerapi.testing.Claims;
import org.customerapi.testing.IssuerKey;
import org.customerapi.testing.KeyServer;
import org.customerapi.testing.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProvidersTest {
    private static final IssuerKey RSA = IssuerKey.rsa("rsa-1");
    private static final IssuerKey EC = IssuerKey.ec("ec-1");
    private static final IssuerKey ED25519 = IssuerKey.ed25519("ed-1");
    private static final IssuerKey OF_OTHER = IssuerKey.rsa("other-1");
    private static final String OTHER_ISSUER = "https://other.example.test";

    private final KeyServer server = new KeyServer();
    private final KeyServer otherServer = new KeyServer();
    private final Instant now = wholeSecond();

    /** Tokens know whole seconds only, and other tests move the clock by less. */
    private static Instant wholeSecond() {
        MovableClock clock = MovableClock.get();
        clock.moveTo(clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        return clock.instant();
    }

    @BeforeEach
    void publish() {
        server.publish(RSA, EC, ED25519);
        otherServer.publish(OF_OTHER);
    }

    @AfterEach
    void close() {
        server.close();
        otherServer.close();
    }

    /** Two providers, "main" for the companies 439 and 440, "other" for 360; further settings are of the first. */
    private IdentityProviders providers(String... mainSettings) {
        Map<String, String> properties = new HashMap<>();
        properties.put("customer-api.idp.names", "main,other");
        properties.put("customer-api.idp.main.issuer", Claims.ISSUER);
        properties.put("customer-api.idp.main.jwks-url", server.url());
        properties.put("customer-api.idp.main.audience", Claims.AUDIENCE);
        properties.put("customer-api.idp.main.companies", "439,440");
        properties.put("customer-api.idp.other.issuer", OTHER_ISSUER);
        properties.put("customer-api.idp.other.jwks-url", otherServer.url());
        properties.put("customer-api.idp.other.audience", Claims.AUDIENCE);
        properties.put("customer-api.idp.other.companies", "360");
        for (int i = 0; i < mainSettings.length; i += 2) {
            properties.put("customer-api.idp.main." + mainSettings[i], mainSettings[i + 1]);
        }
        return new IdentityProviders(Settings.of(properties), MovableClock.get());
    }

    private static Claims claims() {
        return new Claims("T1");
    }

    private static FederatedIdentity identity(IdentityProviders providers, String token) {
        return providers.verify(new SecretText(token)).identity();
    }

    private void assertAccepted(String token) {
        assertThat(identity(providers(), token).customerNo()).isEqualTo("T1");
    }

    private void assertUnknown(String token) {
        assertThat(codeOf(() -> identity(providers(), token))).isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    private void assertUnknown(Claims claims) {
        assertUnknown(RSA.token(claims.toString()));
    }

    private void assertSpeaksForNobody(Claims claims) {
        assertThat(codeOf(() -> identity(providers(), RSA.token(claims.toString()))))
                .isEqualTo(ErrorCode.NO_ACCESS_RIGHTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
    void verifyShouldAcceptWhenAllIsRight(String algorithm) {
        IssuerKey key =
                switch (algorithm) {
                    case "RS256" -> RSA;
                    case "ES256" -> EC;
                    default -> ED25519;
                };

        FederatedIdentity identity = identity(providers("algorithms", algorithm), key.token(claims().toString()));

        assertThat(identity.companyId()).isEqualTo(439);
        assertThat(identity.customerNo()).isEqualTo("T1");
        assertThat(identity.refusedFrom()).isEqualTo(now.plusSeconds(3600 + 60));
        assertThat(identity.digest()).matches("[0-9a-f]{64}");
        assertThat(identity.toString()).doesNotContain("T1", identity.digest());
    }

    @Test
    void verifyShouldRefuseWhenTheProviderMayNotUseTheAlgorithm() {
        IdentityProviders providers = providers("algorithms", "ES256,EdDSA");

        assertThat(codeOf(() -> identity(providers, RSA.token(claims().toString()))))
                .isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", ""})
    void verifyShouldRefuseWhenTheTokenIsNotSigned(String none) {
        String input = IssuerKey.input("{\"alg\":\"" + none + "\",\"kid\":\"rsa-1\"}", claims().toString());

        assertUnknown(input + ".");
        assertUnknown(input + ".AA");
        assertUnknown(RSA.token("{\"alg\":\"" + none + "\",\"kid\":\"rsa-1\"}", claims().toString()));
    }

    /** The public key taken for a secret one: what whoever lets the token choose the algorithm accepts. */
    @Test
    void verifyShouldRefuseWhenThePublicKeyServesAsASecret() throws GeneralSecurityException {
        String input = IssuerKey.input("{\"alg\":\"HS256\",\"kid\":\"rsa-1\"}", claims().toString());
        for (byte[] secret :
                new byte[][] {RSA.pair().getPublic().getEncoded(), RSA.jwk().getBytes(StandardCharsets.UTF_8)}) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            assertUnknown(input + "." + IssuerKey.base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @ParameterizedTest
    @CsvSource({"RS512, SHA512withRSA", "RS384, SHA384withRSA", "RS256, SHA512withRSA", "PS256, SHA256withRSA"})
    void verifyShouldRefuseWhenAnotherAlgorithmOfTheSameKeyIsUsed(String name, String really) {
        String header = "{\"alg\":\"" + name + "\",\"kid\":\"rsa-1\"}";

        assertUnknown(RSA.token(header, claims().toString(), really));
    }

    @Test
    void verifyShouldRefuseWhenTheHeaderNamesAnotherKindOfKey() {
        assertUnknown(RSA.token("{\"alg\":\"ES256\",\"kid\":\"rsa-1\"}", claims().toString()));
        assertUnknown(EC.token("{\"alg\":\"RS256\",\"kid\":\"ec-1\"}", claims().toString()));
        assertUnknown(ED25519.token("{\"alg\":\"Ed25519\",\"kid\":\"ed-1\"}", claims().toString()));
    }

    @Test
    void verifyShouldRefuseWhenTheIssuerIsUnknownOrMissing() {
        assertUnknown(claims().with("iss", "https://id.example.test/realms/main/"));
        assertUnknown(claims().with("iss", "HTTPS://id.example.test/realms/main"));
        assertUnknown(claims().without("iss"));
    }

    @Test
    void verifyShouldRefuseWhenTheKeyIsAnotherProviders() {
        assertUnknown(OF_OTHER.token(claims().toString()));
        assertUnknown(RSA.token(
                claims().with("iss", OTHER_ISSUER).with("companyId", 360).toString()));
        assertUnknown(OF_OTHER.called("rsa-1").token(claims().toString()));
    }

    @Test
    void verifyShouldRefuseWhenTheAudienceIsAnotherOrMissing() {
        assertUnknown(claims().with("aud", "customer-api-2"));
        assertUnknown(claims().json("aud", "[\"a\",\"b\"]"));
        assertUnknown(claims().json("aud", "[]"));
        assertUnknown(claims().without("aud"));
        assertAccepted(
                RSA.token(claims().json("aud", "[\"a\",\"customer-api\"]").toString()));
    }

    @Test
    void verifyShouldRefuseToTheSecondWhenTheTokenHasExpired() {
        String token = RSA.token(
                claims().at("iat", now.minusSeconds(3600)).at("exp", now).toString());
        IdentityProviders providers = providers();

        MovableClock.get().moveBy(Duration.ofSeconds(60).minusMillis(1));
        assertThat(identity(providers, token).customerNo()).isEqualTo("T1");

        MovableClock.get().moveBy(Duration.ofMillis(1));
        assertThat(codeOf(() -> identity(providers, token))).isEqualTo(ErrorCode.SESSION_UNKNOWN);
    }

    @Test
    void verifyShouldRefuseToTheSecondWhenTheTokenIsNotGoodYet() {
        assertAccepted(RSA.token(claims().at("nbf", now.plusSeconds(60)).toString()));
        assertUnknown(claims().at("nbf", now.plusSeconds(61)));
    }

    @Test
    void verifyShouldRefuseToTheSecondWhenTheTokenIsFromTheFuture() {
        assertAccepted(RSA.token(claims().at("iat", now.plusSeconds(60)).toString()));
        assertUnknown(claims().at("iat", now.plusSeconds(61)));
        assertUnknown(claims().at("iat", now.plusSeconds(61)).at("nbf", now));
    }

    @Test
    void verifyShouldRefuseToTheSecondWhenTheTokenIsGoodForTooLong() {
        Duration maxAge = Duration.ofHours(12);

        assertAccepted(RSA.token(claims().at("exp", now.plus(maxAge)).toString()));
        assertUnknown(claims().at("exp", now.plus(maxAge).plusSeconds(1)));
        assertUnknown(claims().at("exp", now.plus(Duration.ofDays(3650))));
        assertUnknown(claims().with("exp", Long.MAX_VALUE));
    }

    @Test
    void verifyShouldRefuseWhenNobodyCanSayHowLongTheTokenIsGood() {
        assertUnknown(claims().without("exp"));
        assertUnknown(claims().without("iat"));
        assertUnknown(claims().json("exp", "null"));
        assertUnknown(claims().json("exp", "\"" + now.plusSeconds(60).getEpochSecond() + "\""));
        assertUnknown(claims().json("nbf", "\"now\""));
        assertUnknown(claims().json("exp", "1e300"));
    }

    @Test
    void verifyShouldRefuseWhenTheKeyIsNotPublished() {
        assertUnknown(RSA.called("rsa-2").token(claims().toString()));
        assertUnknown(RSA.token("{\"alg\":\"RS256\"}", claims().toString()));
    }

    @Test
    void verifyShouldRefuseWhenTheHeaderHasCriticalParameters() {
        String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",";

        assertUnknown(RSA.token(header + "\"crit\":[\"exp\"],\"exp\":1}", claims().toString()));
        assertUnknown(RSA.token(header + "\"crit\":[]}", claims().toString()));
        assertUnknown(RSA.token(header + "\"crit\":[\"b64\"],\"b64\":false}", claims().toString()));
        assertUnknown(RSA.token(header + "\"b64\":false}", claims().toString()));
        assertAccepted(RSA.token(header + "\"exp\":1}", claims().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout+jwt", "dpop+jwt", "secevent+jwt", "JOSE", "JOSE+JSON", "JWE"})
    void verifyShouldRefuseWhenTheTypeIsAnotherKindOfToken(String type) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":\"" + type + "\"}";

        assertUnknown(RSA.token(header, claims().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "at+jwt", "application/at+JWT", "application/jwt"})
    void verifyShouldAcceptWhenTheTypeIsOneOfAToken(String type) {
        String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":\"" + type + "\"}";

        assertAccepted(RSA.token(header, claims().toString()));
        assertAccepted(RSA.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}", claims().toString()));
    }

    @Test
    void verifyShouldRefuseWhenHeaderClaimsOrSignatureWereTamperedWith() {
        String[] parts = RSA.token(claims().toString()).split("\\.");
        String otherClaims =
                RSA.token(claims().with("customerNo", "T2").toString()).split("\\.")[1];
        char last = parts[2].charAt(10) == 'A' ? 'B' : 'A';

        assertUnknown(parts[0] + "." + otherClaims + "." + parts[2]);
        assertUnknown(IssuerKey.input("{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}", "{}")
                        .split("\\.")[0] + "." + parts[1] + "." + parts[2]);
        assertUnknown(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 10) + last + parts[2].substring(11));
        assertUnknown(parts[0] + "." + parts[1] + "." + parts[2].substring(0, 40));
        assertUnknown(parts[0] + "." + parts[1] + ".AA");
    }

    /** All zeros verify whatever a library that doesn't look at them is shown (CVE-2022-21449). */
    @Test
    void verifyShouldRefuseWhenAnEcdsaSignatureIsNothing() {
        String input = IssuerKey.input("{\"alg\":\"ES256\",\"kid\":\"ec-1\"}", claims().toString());

        assertUnknown(input + "." + IssuerKey.base64(new byte[64]));
        assertUnknown(input + "." + IssuerKey.base64(new byte[63]));
    }

    @Test
    void verifyShouldRefuseWhenTheTokenBringsOrPointsToItsKey() {
        IssuerKey stranger = IssuerKey.rsa("stranger");
        try (KeyServer strangers = new KeyServer()) {
            strangers.publish(stranger);
            String jku = ",\"jku\":\"" + strangers.url() + "\",\"x5u\":\"" + strangers.url() + "\"";
            for (String kid : new String[] {"stranger", "rsa-1"}) {
                String header = "{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"";
                assertUnknown(stranger.token(header + ",\"jwk\":" + stranger.jwk() + "}", claims().toString()));
                assertUnknown(stranger.token(header + jku + "}", claims().toString()));
            }
            assertThat(strangers.calls()).isZero();
            assertAccepted(RSA.token(
                    "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"jwk\":" + stranger.jwk() + jku + "}", claims().toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "a.b.c",
                "a.b",
                "a.b.c.d.e",
                "eyJhbGciOiJSUzI1NiJ9.e30.AA.AA.AA",
                "eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYS0xIn0.bm90IGpzb24.AA",
                "W10.W10.AA",
                "eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYS0xIn0=.e30.AA",
                "e30.e30.AA",
                "\u00e9.\u00e9.\u00e9",
                "${jndi:ldap://x.y.z}"
            })
    void verifyShouldRefuseWhenTheTokenIsMalformed(String text) {
        assertUnknown(text);
        assertThat(server.calls()).isZero();
    }

    @Test
    void verifyShouldRefuseOtherSpellingsOfARightToken() {
        String token = RSA.token(claims().toString());

        assertAccepted(token);
        assertUnknown(token + "=");
        assertUnknown(token + " ");
        assertUnknown(" " + token);
        assertUnknown("Bearer " + token);
        assertUnknown(token.replaceFirst("\\.", ".\n"));
    }

    @Test
    void verifyShouldRefuseWhenTheTokenIsOversized() {
        int overhead = RSA.token(claims().with("x", "").toString()).length();
        // Each three bytes of claims are four characters.
        int fitting = (8192 - overhead) / 4 * 3;

        assertAccepted(RSA.token(claims().with("x", "x".repeat(fitting)).toString()));
        assertUnknown(RSA.token(claims().with("x", "x".repeat(fitting + 6)).toString()));
    }

    @Test
    void verifyShouldRefuseWhenTheTokenIsNestedWithoutEnd() {
        String deep = "[".repeat(2500) + "]".repeat(2500);

        assertUnknown(claims().json("x", deep));
        assertUnknown(RSA.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":" + deep + "}", claims().toString()));
    }

    @Test
    void verifyShouldRefuseWhenTheKeyIsTooShort() {
        IssuerKey weak = IssuerKey.rsa("weak", 1024);
        server.publish(weak);

        assertUnknown(weak.token(claims().toString()));
    }

    @Test
    void verifyShouldRefuseWhenTheKeyIsNoSecretOrNoPublicKey() throws GeneralSecurityException {
        String secret = IssuerKey.base64("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        String input = IssuerKey.input("{\"alg\":\"HS256\",\"kid\":\"oct\"}", claims().toString());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        byte[] encoded = ED25519.pair().getPrivate().getEncoded();
        String seed = IssuerKey.base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        server.publish(
                "{\"kid\":\"oct\",\"kty\":\"oct\",\"k\":\"" + secret + "\"}",
                ED25519.jwk(",\"d\":\"" + seed + "\""),
                RSA.jwk());

        assertUnknown(input + "." + IssuerKey.base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII))));
        assertUnknown(ED25519.token(claims().toString()));
        assertAccepted(RSA.token(claims().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {",\"use\":\"enc\"", ",\"key_ops\":[\"encrypt\"]", ",\"alg\":\"RS512\"", ",\"alg\":\"RSA-OAEP\""})
    void verifyShouldRefuseWhenTheKeyIsForAnotherUse(String member) {
        server.publish(RSA.jwk(member));

        assertUnknown(RSA.token(claims().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"use\":\"sig\"", ",\"key_ops\":[\"verify\"]", ",\"alg\":\"RS256\"", ",\"x5t\":\"AAAA\""})
    void verifyShouldAcceptWhenTheKeyIsForThisUse(String member) {
        server.publish(RSA.jwk(member));

        assertAccepted(RSA.token(claims().toString()));
    }

    @Test
    void verifyShouldLeaveKeysOutThatItCannotRead() {
        server.publish(
                "{\"kty\":\"RSA\"}",
                "{\"kty\":\"new\",\"kid\":\"rsa-1\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"short\",\"x\":\"AA\"}",
                RSA.jwk());

        assertAccepted(RSA.token(claims().toString()));
        assertUnknown(ED25519.called("short").token(claims().toString()));
    }

    @Test
    void identityShouldBeOfTheClaimsThatAreConfigured() {
        IdentityProviders providers = providers("company-claim", "tenant", "customer-claim", "preferred_username");
        Claims claims = claims().with("tenant", "440").with("preferred_username", 86000116);

        FederatedIdentity identity = identity(providers, RSA.token(claims.toString()));

        assertThat(identity.companyId()).isEqualTo(440);
        assertThat(identity.customerNo()).isEqualTo("86000116");
    }

    @Test
    void identityShouldRefuseWhenTheProviderMayNotSpeakForTheCompany() {
        assertSpeaksForNobody(claims().with("companyId", 360));
        assertSpeaksForNobody(claims().with("companyId", "360"));
        assertSpeaksForNobody(claims().json("companyId", "439.5"));
        assertSpeaksForNobody(claims().json("companyId", "[439]"));
        assertSpeaksForNobody(claims().with("companyId", "-439"));
    }

    @Test
    void identityShouldRefuseWhenTheCompanyIsMissingAndTheProviderSpeaksForSeveral() {
        assertSpeaksForNobody(claims().without("companyId"));
        assertThat(identity(
                                providers("companies", "440"),
                                RSA.token(claims().without("companyId").toString()))
                        .companyId())
                .isEqualTo(440);
    }

    @Test
    void identityShouldRefuseWhenNoCustomerIsNamed() {
        assertSpeaksForNobody(claims().without("customerNo"));
        assertSpeaksForNobody(claims().with("customerNo", " "));
        assertSpeaksForNobody(claims().json("customerNo", "true"));
        assertSpeaksForNobody(claims().json("customerNo", "{}"));
    }

    /** Signatures of ECDSA come in pairs, and Base64url leaves bits over: neither makes another token of it. */
    @Test
    void digestShouldBeTheSameWhenOnlyTheSignatureIsAnother() {
        IdentityProviders providers = providers();
        String first = EC.token(claims().toString());
        String second = EC.token(claims().toString());

        assertThat(first).isNotEqualTo(second);
        assertThat(identity(providers, first).digest())
                .isEqualTo(identity(providers, second).digest());
        assertThat(identity(providers, EC.token(claims().with("jti", "2").toString()))
                        .digest())
                .isNotEqualTo(identity(providers, first).digest());
    }
}
