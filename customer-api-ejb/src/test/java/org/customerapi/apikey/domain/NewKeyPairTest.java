package org.customerapi.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.customerapi.testing.Fixtures;
import org.junit.jupiter.api.Test;

/** The published example holds a whole pair: what we make of its keys must be what it shows. */
class NewKeyPairTest {
    private static final JsonObject EXAMPLE = Fixtures.data("applyApi.response.json");

    private static KeyPair examplePair() throws GeneralSecurityException {
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        return new KeyPair(
                rsa.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(EXAMPLE.getString("pubKey")))),
                rsa.generatePrivate(
                        new PKCS8EncodedKeySpec(Base64.getDecoder().decode(EXAMPLE.getString("privateKey")))));
    }

    @Test
    void exampleShouldBeOnePairWhenItsEncodingsAreParsed() throws GeneralSecurityException {
        RSAPublicKey publicKey = (RSAPublicKey) examplePair().getPublic();
        RSAPrivateCrtKey privateKey = (RSAPrivateCrtKey) examplePair().getPrivate();

        assertThat(privateKey.getModulus()).isEqualTo(publicKey.getModulus());
        assertThat(privateKey.getPublicExponent()).isEqualTo(publicKey.getPublicExponent());
        assertThat(publicKey.getModulus().bitLength()).isEqualTo(1024);
    }

    @Test
    void ofShouldWriteBothKeysAsPublishedWhenThePairIsTheExamples() throws GeneralSecurityException {
        NewKeyPair pair = NewKeyPair.of(examplePair());

        assertThat(pair.publicKey()).isEqualTo(EXAMPLE.getString("pubKey"));
        assertThat(pair.privateKey().reveal()).isEqualTo(EXAMPLE.getString("privateKey"));
    }

    @Test
    void md5ShouldBeThePublishedFingerprintWhenThePairIsTheExamples() throws GeneralSecurityException {
        assertThat(NewKeyPair.of(examplePair()).privateKey().md5()).isEqualTo(EXAMPLE.getString("secretKeyMd5"));
    }

    @Test
    void toStringShouldNotTellThePrivateKeyWhenThePairIsPrinted() {
        assertThat(TestKeys.PAIR.toString())
                .doesNotContain(TestKeys.PAIR.privateKey().reveal())
                .contains("[secret]");
    }
}
