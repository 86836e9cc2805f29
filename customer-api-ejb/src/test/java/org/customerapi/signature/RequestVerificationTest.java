package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;
import static org.customerapi.testing.Refusal.of;

import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.Beans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Beans.class)
class RequestVerificationTest {
    private final RequestVerification verification;
    private final SigningKey key;

    RequestVerificationTest(RequestVerification verification, SigningKeys keys) {
        SigningKeys.waitAMinute();
        this.verification = verification;
        this.key = keys.issue();
    }

    private ErrorCode refusalOf(CallDraft draft) {
        return codeOf(() -> verification.verify(draft.sign()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"SHA1withRSA", "SHA256withRSA"})
    void verifyShouldTellOnWhoseBehalfACallRunsWhenItsSignatureIsRight(String algorithm) {
        VerifiedCaller caller = verification.verify(key.call()
                .body("{\"b\":[1,null],\"a\":\"\\u00e9\"}")
                .algorithm(algorithm)
                .sign());

        assertThat(caller)
                .isEqualTo(new VerifiedCaller(
                        key.owner().customerId(),
                        key.owner().customer().customerNo(),
                        439,
                        key.accessKey(),
                        new RateState(100, 99, Duration.ofMinutes(1))));
    }

    @Test
    void verifyShouldTakeNoBodyForAnEmptyObject() {
        assertThat(verification.verify(key.call().body("").sign()).customerId())
                .isEqualTo(key.owner().customerId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trade",
                "customer.app.CustomerWebApiService.findCustomerInfo_0.0.1",
                "customer.app.CustomerWebApiService.findCustomerInfo__",
                "customer.app.CustomerWebApiService.findCustomerInfo_0.0.1_x",
                "customer.app.CustomerWebApiService.findcustomerinfo_0.0.1_",
                "customer.app.CustomerApiWebService.applyApi_0.0.1_",
                CallDraft.SPOT_TRADE,
                ""
            })
    void verifyShouldRefuseWhenTheKeysRightsDoNotOpenTheResource(String resource) {
        assertThat(refusalOf(key.call().resource(resource))).isEqualTo(ErrorCode.RESOURCE_NOT_GRANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef0",
                "0123456789ABCDEF0123456789ABCDEF",
                "0123456789abcdef0123456789abcdef\n",
                "' or ''=''",
                "００００００００００００００００００００００００００００００００",
                "ffffffffffffffffffffffffffffffff"
            })
    void verifyShouldKnowNoKeyWhenNoneBearsTheName(String accessKey) {
        assertThat(refusalOf(key.call().accessKey(accessKey))).isEqualTo(ErrorCode.KEY_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"438", "0", "4390"})
    void verifyShouldKnowNoKeyWhenItIsAnotherCompanys(String companyId) {
        assertThat(refusalOf(key.call().company(companyId))).isEqualTo(ErrorCode.KEY_UNKNOWN);
    }

    static Stream<UnaryOperator<CallDraft>> missingHeaders() {
        return Stream.of(
                draft -> draft.accessKey(null), draft -> draft.timestamp(null), draft -> draft.respelled(s -> null));
    }

    @ParameterizedTest
    @MethodSource("missingHeaders")
    void verifyShouldMissAHeaderBeforeCompanyAndTraceWhenItIsAbsent(UnaryOperator<CallDraft> missing) {
        CallDraft draft = missing.apply(key.call().company(null).trace(null).recvWindow("x"));

        assertThat(refusalOf(draft)).isEqualTo(ErrorCode.HEADER_MISSING);
        assertThat(refusalOf(draft.company("x").trace("t"))).isEqualTo(ErrorCode.HEADER_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "-1",
                "+1",
                "1.0",
                "1e3",
                "0x1",
                " 1",
                "1 ",
                "１",
                "null",
                "1234567890123456789",
                "99999999999999999999999999"
            })
    void verifyShouldRefuseAHeaderWhenItIsNoNumber(String text) {
        for (CallDraft draft : new CallDraft[] {
            key.call().company(text), key.call().timestamp(text), key.call().recvWindow(text)
        }) {
            assertThat(refusalOf(draft)).isEqualTo(ErrorCode.HEADER_ILLEGAL);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MD5withRSA", "NONEwithRSA", "SHA512withRSA", "sha256withrsa", " SHA256withRSA", "null"})
    void verifyShouldRefuseAnAlgorithmWhenItIsNotOneOfTwo(String name) {
        Rejection refusal =
                of(() -> verification.verify(key.call().algorithm(name).sign()));

        assertThat(refusal.code()).isEqualTo(ErrorCode.HEADER_ILLEGAL);
        assertThat(refusal.params()).containsExactly("signatureAlgorithm");
    }

    @Test
    void verifyShouldRefuseTheLongestNumberThatIsOneForBeingOutsideTheWindow() {
        assertThat(refusalOf(key.call().timestamp("999999999999999999"))).isEqualTo(ErrorCode.OUTSIDE_REPLAY_WINDOW);
        assertThat(refusalOf(key.call().timestamp("0"))).isEqualTo(ErrorCode.OUTSIDE_REPLAY_WINDOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "x", "{\"a\":1,\"a\":2}", "{\"a\":\"\\ud800\"}"})
    void verifyShouldRefuseABodyWhenItIsNoProperJsonObject(String body) {
        assertThat(refusalOf(key.call().body(body))).isEqualTo(ErrorCode.BODY_NOT_JSON);
    }

    @Test
    void verifyShouldRefuseWhenAnotherKeySigned() {
        CallDraft strangers =
                new CallDraft(439, key.accessKey(), SigningKeys.pair().getPrivate());

        assertThat(refusalOf(strangers)).isEqualTo(ErrorCode.SIGNATURE_WRONG);
        assertThat(refusalOf(strangers.algorithm("SHA256withRSA"))).isEqualTo(ErrorCode.SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "published",
            value = {"published, SHA256withRSA", "SHA256withRSA, published"})
    void verifyShouldRefuseWhenTheHeaderNamesAnotherAlgorithmThanWasSignedWith(String signed, String named) {
        SignedCall call = key.call().algorithm(signed).sign();

        assertThat(codeOf(() -> verification.verify(new SignedCall(
                        call.companyId(),
                        call.trace(),
                        call.timestamp(),
                        call.accessKey(),
                        call.signature(),
                        named,
                        null,
                        call.resource(),
                        call.body(),
                        call.sourceAddress()))))
                .isEqualTo(ErrorCode.SIGNATURE_WRONG);
    }

    static Stream<UnaryOperator<String>> spoilings() {
        return Stream.of(
                signature -> "",
                signature -> "=",
                signature -> "A",
                signature -> "AAAA",
                signature -> signature + "=",
                signature -> signature + "AAAA",
                signature -> signature.substring(4),
                signature -> signature.substring(0, signature.length() - 4),
                signature -> " " + signature,
                signature -> signature + "\r\n",
                signature -> signature.substring(0, 76) + "\r\n" + signature.substring(76),
                signature -> signature.charAt(0) == '-' ? "_" + signature.substring(1) : "-" + signature.substring(1),
                signature -> "é" + signature.substring(1),
                signature -> signature + "," + signature,
                signature -> Base64.getEncoder().encodeToString(new byte[128]),
                signature -> Base64.getEncoder().encodeToString(new byte[0]),
                signature -> Base64.getEncoder().encodeToString(new byte[100_000]));
    }

    @ParameterizedTest
    @MethodSource("spoilings")
    void verifyShouldRefuseWhenTheSignatureIsNoBase64OrNoSignature(UnaryOperator<String> spoiling) {
        assertThat(refusalOf(key.call().respelled(spoiling))).isEqualTo(ErrorCode.SIGNATURE_WRONG);
        assertThat(refusalOf(key.call().algorithm("SHA256withRSA").respelled(spoiling)))
                .isEqualTo(ErrorCode.SIGNATURE_WRONG);
    }

    @Test
    void verifyShouldShowTheBaseItComputedAndNothingElseWhenASignatureIsWrongInDemoMode() {
        CallDraft draft = key.call().body("{\"b\":\"x\",\"a\":1}").respelled(signature -> "AAAA");
        SignedCall call = draft.sign();

        Rejection refusal = of(() -> verification.verify(call));

        assertThat(refusal.params()).containsExactly("{a:1,b:x}" + call.timestamp());
    }

    @Test
    void toStringShouldShowNeitherSignatureNorBody() {
        SignedCall call = key.call().body("{\"a\":\"of nobody's concern\"}").sign();

        assertThat(call.toString() + SignedHeaders.of(call) + verification.verify(call))
                .doesNotContain(call.signature())
                .doesNotContain("concern");
        assertThat(of(() -> verification.verify(call)).toString())
                .doesNotContain(call.signature())
                .doesNotContain("concern");
    }
}
