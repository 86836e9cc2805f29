package org.customerapi.shared.secret;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.customerapi.testing.Fixtures;
import org.junit.jupiter.api.Test;

class PrivateKeyMaterialTest {
    private static final JsonObject EXAMPLE = Fixtures.data("applyApi.response.json");
    private static final String BASE64 = EXAMPLE.getString("privateKey");

    private static PrivateKeyMaterial example() throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(BASE64)));
        return PrivateKeyMaterial.of(key);
    }

    @Test
    void ofShouldBePkcs8InBase64OnOneLineWhenAKeyIsGiven() throws GeneralSecurityException {
        assertThat(example().reveal()).isEqualTo(BASE64).doesNotContain("\n", "\r", "-----");
    }

    @Test
    void md5ShouldCoverTheTextAndNotTheBytesWhenItIsCompared() throws GeneralSecurityException {
        assertThat(example().md5()).isEqualTo(EXAMPLE.getString("secretKeyMd5")).isEqualTo(Digests.md5Hex(BASE64));
    }

    @Test
    void toStringShouldNotTellTheKeyWhenItIsPrintedInAnyWay() throws GeneralSecurityException {
        PrivateKeyMaterial material = example();

        assertThat(List.of(material.toString(), "" + material, String.format("%s", material), List.of(material) + ""))
                .allSatisfy(text -> assertThat(text).contains("[secret]").doesNotContain(BASE64.substring(0, 20)));
    }
}
