package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.of;

import java.security.KeyPair;
import java.util.Map;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturePolicyTest {
    private static final KeyPair PAIR = SigningKeys.pair();
    private static final String BODY = "{\"b\":\"x\",\"a\":1}";

    private static void verify(Map<String, String> settings, CallDraft draft) {
        SignedCall call = draft.sign();
        new SignaturePolicy(Settings.of(settings))
                .verify(
                        SignedHeaders.of(call),
                        PAIR.getPublic(),
                        SignatureBase.published(call.body(), call.timestamp()));
    }

    private static Rejection refusal(Map<String, String> settings, CallDraft draft) {
        Rejection refusal = of(() -> verify(settings, draft));
        assertThat(refusal.code()).isEqualTo(ErrorCode.SIGNATURE_WRONG);
        return refusal;
    }

    private static CallDraft call() {
        return new CallDraft(439, "0".repeat(32), PAIR.getPrivate()).body(BODY).timestamp("1650361143685");
    }

    @Test
    void verifyShouldTellNothingWhenNobodyAskedForIt() {
        Rejection refusal = refusal(Map.of(), call().respelled(signature -> "AAAA"));

        assertThat(refusal.params()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer-api.signature.debug", "customer-api.demo"})
    void verifyShouldShowTheBaseAndNothingElseWhenTheOperatorAskedForIt(String setting) {
        String[] sent = new String[1];
        CallDraft draft = call().respelled(signature -> sent[0] = signature.replaceFirst("[^=]{4}", "AAAA"));

        Rejection refusal = refusal(Map.of(setting, "true"), draft);

        assertThat(refusal.params()).containsExactly("{a:1,b:x}1650361143685");
        assertThat(refusal.toString()).doesNotContain(sent[0]);
    }

    @Test
    void verifyShouldRefuseSha1WhenTheCompanyHasSwitchedItOff() {
        Map<String, String> settings = Map.of("customer-api.signature.no-sha1-companies", "1, 439");

        refusal(settings, call());
        refusal(settings, call().algorithm("SHA1withRSA"));
        verify(settings, call().algorithm("SHA256withRSA"));
    }

    @Test
    void verifyShouldAcceptSha1WhenAnotherCompanyHasSwitchedItOff() {
        Map<String, String> settings = Map.of("customer-api.signature.no-sha1-companies", "43,4390");

        verify(settings, call());
        verify(settings, call().algorithm("SHA256withRSA"));
    }

    /** Else a company that wants SHA-256 only would still take a wrong signature under its name. */
    @Test
    void verifyShouldJudgeTheSignatureWhenTheAlgorithmIsAccepted() {
        refusal(
                Map.of("customer-api.signature.no-sha1-companies", "439"),
                call().algorithm("SHA256withRSA").respelled(signature -> "AAAA"));
    }
}
