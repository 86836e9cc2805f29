package org.customerapi.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.customerapi.apikey.domain.NewKeyPair;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;

class KeyPairsTest {
    private static NewKeyPair next(Map<String, String> properties) {
        Map<String, String> one = new HashMap<>(properties);
        one.put("customer-api.key.pool-size", "1");
        return KeyPairs.pool(Settings.of(one), task -> {
                    task.run();
                    return CompletableFuture.completedFuture(null);
                })
                .take();
    }

    private static RSAPublicKey publicKey(NewKeyPair pair) throws GeneralSecurityException {
        byte[] der = Base64.getDecoder().decode(pair.publicKey());
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
    }

    private static PrivateKey privateKey(NewKeyPair pair) throws GeneralSecurityException {
        byte[] der = Base64.getDecoder().decode(pair.privateKey().reveal());
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    @Test
    void nextShouldMake2048BitsWhenNothingIsConfigured() throws GeneralSecurityException {
        assertThat(publicKey(next(Map.of())).getModulus().bitLength()).isEqualTo(2048);
    }

    @Test
    void nextShouldMakeTheConfiguredSizeWhenItIsSet() throws GeneralSecurityException {
        NewKeyPair weak = next(Map.of("customer-api.key.rsa-bits", "1024", "customer-api.key.allow-weak", "true"));

        assertThat(publicKey(weak).getModulus().bitLength()).isEqualTo(1024);
    }

    @Test
    void nextShouldMakeKeysThatBelongTogetherWhenOneSignsAndOneVerifies() throws GeneralSecurityException {
        NewKeyPair pair = next(Map.of());
        byte[] text = "{}1650361143685".getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance("SHA1withRSA");
        signature.initSign(privateKey(pair));
        signature.update(text);
        byte[] signed = signature.sign();

        signature.initVerify(publicKey(pair));
        signature.update(text);
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void nextShouldMakeAnotherPairWhenItIsAskedAgain() {
        assertThat(next(Map.of()).publicKey()).isNotEqualTo(next(Map.of()).publicKey());
    }
}
