package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;
import static org.customerapi.testing.Refusal.of;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With the published example's key pair. The signatures are {@code openssl dgst -sha1 -sign} and {@code -sha256 -sign} of the base
 * with its private key; RSASSA-PKCS1-v1_5 has one signature for each text.
 */
class SignatureAlgorithmTest {
    private static final PublicKey KEY =
            publicKey(Fixtures.data("applyApi.response.json").getString("pubKey"));

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(
                        "{\"companyId\":1,\"lang\":\"zh-CN\",\"customerNo\":\"86001308\"}",
                        "1650361143685",
                        "EXxVxVb7ujz4vNeeVALuvsDxIEf4KlGbKMM7G5cy2WfBM7I5HZQcy8U3bLT9GZPD2WcpotypLir7TwSR9l+DNRUPAiYZ3Dwq"
                                + "lv+dD4KAjcocmBxNYr/+fIKQCyXB4Hg4CBcuGmHDZAA17TWxpqEcWEeed83HOZmllWQZGjPmz3g=",
                        "PnmiREn4tcRCWZ4VF1XAwTfppKVFfsDjS2B4Eqi2uUPAgW5xhOj8zFhMjkZpsxlSQi7ZB4XHmEmJOvQbK9S+1FLojkdwpTkC"
                                + "ElDuMhwYDqQ8HHlC0TMUtIjMjvtzV7116gTXh26lOt+qtLfVR0ieYse2gsmvnjC+iTcwnftTBk4="),
                Arguments.of(
                        "",
                        "1650361143685",
                        "p9BxSFGmSnKXm0gOvoQCEoeDizgmFUSl5HWNXw0IGmzQeT/m+p4iMmCwrbX7XVc+KDyosdJvG+StFlIHELWTdktvAEBFVlL0"
                                + "BAZ5nW6me8BP57jkITzayoNtO5QhhzTqq4mUPHu0lua7J39ElR9IowJDO+VbxYx2AMZsYMrIQQw=",
                        "fQiwOZKtaQ9hoXswQ8qiyVL8+AmVb0lZEFv6CXu15b5D83pjYsUvygSoDNr35loClshePC9iYx4rbEhnx8xPBfF9xa+z/r0R"
                                + "QuXhmZOZXC8OFZl5T/fYolYaDldHbeV+7Sc+mLrKRVBbkklzkz6vFTZJ/HWgXJmNY0VoZu/8kP4="),
                Arguments.of(
                        "{\"b\":[3,{\"d\":null,\"c\":\"x y\"},null],\"a\":1.10}",
                        "1677654224398",
                        "AOvlwG4PuiejzRLRjcAXFhji6yV6iiFrZWDcK6YqOAjJ4OA6WBH31U6kd/LQrhuhW5SCu6Q9kN/8Eks0qjiCBPBqMvJniCFM"
                                + "NCKV4YHfejMnK9p9RMf8gegoyukabW6j/W+xYL31h6bV6IM8LpHh1kYDNBIaGblI6ANNn3bfzj4=",
                        "la3JKgf667Yg3mBdPZ3OW1FzW4/eqCZKSUy5h56T8Y+WprjlhRHfwA5hr15kiIUHASfIFd5P+SMpbVKt1s86YzqI5gDJqRmG"
                                + "TvdGc3/UVBAT3QWz1SZxU/nsoCd2okae2gjH5aHyD8g975DZJd63MLkZxyNWbsyyHl+HTy8ygY4="),
                Arguments.of(
                        "{\"name\":\"中文 é 😀\",\"q\":\"a\\\"b\\n\"}",
                        "1677654224398",
                        "e4tF27AIencLXN5RFdHs10oqjWd3JeKoW4VrrMIwI4AqgpXEdawLBNiE1gZ3iKDJZt2OM5x+VNTci2E4qonJVyWXCkkDtOAt"
                                + "+Mmd9cN6EoWnsHxUQpVccgjpa2h+AVTqfiGEfp+jpeC87gR7+oUPqzUkCyfQ78RsTMS4XggpDUw=",
                        "VJKtBFkSAOF10urYwO9nGayyRRkM9sLzdd2QnaSkStf65hglrWYdbKFVThA3TUx+Snk27w9Ryb55B1UQl4ehIRh35rRhoIEp"
                                + "y6aqZlp0xV3Pmnp7alxEt6dUXU16e4uH01IdDH9Dc4KHtIzbieIs3TeiELSH1/Btfgx900pNuuI="));
    }

    private static final SignatureBase BASE = base("", "1650361143685");
    private static final String SHA1 = (String) vectors().toList().get(1).get()[2];
    private static final String SHA256 = (String) vectors().toList().get(1).get()[3];

    private static PublicKey publicKey(String base64) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static SignatureBase base(String body, String timestamp) {
        return SignatureBase.published(body.getBytes(StandardCharsets.UTF_8), timestamp);
    }

    private static ErrorCode refusalOf(SignatureAlgorithm algorithm, SignatureBase base, String signature) {
        return codeOf(() -> algorithm.verify(KEY, base, signature));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verifyShouldAcceptWhatOpensslSigned(String body, String timestamp, String sha1, String sha256) {
        SignatureAlgorithm.SHA1_WITH_RSA.verify(KEY, base(body, timestamp), sha1);
        SignatureAlgorithm.SHA256_WITH_RSA.verify(KEY, base(body, timestamp), sha256);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void verifyShouldRefuseWhenAnotherTextWasSigned(String body, String timestamp, String sha1, String sha256) {
        SignatureBase other = base("{\"other\":" + timestamp + "}", timestamp);

        assertThat(refusalOf(SignatureAlgorithm.SHA1_WITH_RSA, other, sha1)).isEqualTo(ErrorCode.SIGNATURE_WRONG);
        assertThat(refusalOf(SignatureAlgorithm.SHA256_WITH_RSA, other, sha256)).isEqualTo(ErrorCode.SIGNATURE_WRONG);
    }

    @Test
    void verifyShouldRefuseWhenItWasSignedWithTheOtherAlgorithm() {
        assertThat(refusalOf(SignatureAlgorithm.SHA1_WITH_RSA, BASE, SHA256)).isEqualTo(ErrorCode.SIGNATURE_WRONG);
        assertThat(refusalOf(SignatureAlgorithm.SHA256_WITH_RSA, BASE, SHA1)).isEqualTo(ErrorCode.SIGNATURE_WRONG);
    }

    @Test
    void verifyShouldRefuseWhenAnotherKeySigned() {
        PublicKey other = SigningKeys.pair().getPublic();

        assertThat(codeOf(() -> SignatureAlgorithm.SHA1_WITH_RSA.verify(other, BASE, SHA1)))
                .isEqualTo(ErrorCode.SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "====", "A", "AA", "AAAA", "*", "AAAA AAAA", "AAAA\n", "AA=A", "中", "_-_-"})
    void verifyShouldRefuseWhenTheSignatureIsNone(String signature) {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            assertThat(refusalOf(algorithm, BASE, signature)).isEqualTo(ErrorCode.SIGNATURE_WRONG);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 127, 129, 256, 4096})
    void verifyShouldRefuseWhenTheSignatureIsNotOfTheKeysLength(int length) {
        String signature = Base64.getEncoder().encodeToString(new byte[length]);

        assertThat(refusalOf(SignatureAlgorithm.SHA1_WITH_RSA, BASE, signature)).isEqualTo(ErrorCode.SIGNATURE_WRONG);
    }

    /** The modulus itself, and what lies beyond it, represent no message (RFC 8017, section 5.2.2). */
    @Test
    void verifyShouldRefuseWhenTheSignatureIsNoNumberBelowTheModulus() {
        byte[] ones = new byte[128];
        Arrays.fill(ones, (byte) 0xff);

        assertThat(refusalOf(
                        SignatureAlgorithm.SHA1_WITH_RSA,
                        BASE,
                        Base64.getEncoder().encodeToString(ones)))
                .isEqualTo(ErrorCode.SIGNATURE_WRONG);
    }

    @ParameterizedTest
    @EnumSource
    void verifyShouldTellNothingWhenItRefuses(SignatureAlgorithm algorithm) {
        Rejection refusal = of(() -> algorithm.verify(KEY, BASE, "AAAA"));

        assertThat(refusal.params()).isEmpty();
        assertThat(refusal).hasToString("SIGNATURE_WRONG()").hasNoCause();
    }

    @Test
    void ofShouldBeThePublishedAlgorithmWhenNoneIsNamed() {
        assertThat(SignatureAlgorithm.of(null)).isEqualTo(SignatureAlgorithm.SHA1_WITH_RSA);
        assertThat(SignatureAlgorithm.of("SHA1withRSA")).isEqualTo(SignatureAlgorithm.SHA1_WITH_RSA);
        assertThat(SignatureAlgorithm.of("SHA256withRSA")).isEqualTo(SignatureAlgorithm.SHA256_WITH_RSA);
    }
}
