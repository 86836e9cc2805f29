package org.customerapi.customer.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import org.junit.jupiter.api.Test;

/** The examples that the standards give. */
class TokenAlgorithmTest {
    private static final String CLAIMS =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    private static boolean isRight(TokenAlgorithm algorithm, String jwk, String token)
            throws ParseException, JOSEException {
        JWK key = JWK.parse(jwk);
        assertThat(algorithm.fits(key)).isTrue();
        return algorithm.hasSigned(key, JWSObject.parse(token));
    }

    @Test
    void hasSignedShouldAcceptTheExampleOfRfc7515AppendixA2() throws Exception {
        String jwk =
                """
                {"kty":"RSA","e":"AQAB","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0B\
                m4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WT\
                BEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h\
                4FRWyuXpoQ"}""";
        String signature =
                """
                cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQj\
                bKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZ\
                ESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw""";

        assertThat(isRight(TokenAlgorithm.RS256, jwk, "eyJhbGciOiJSUzI1NiJ9." + CLAIMS + "." + signature))
                .isTrue();
        assertThat(isRight(TokenAlgorithm.RS256, jwk, "eyJhbGciOiJSUzI1NiJ9.e30." + signature))
                .isFalse();
    }

    @Test
    void hasSignedShouldAcceptTheExampleOfRfc7515AppendixA3() throws Exception {
        String jwk =
                """
                {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",\
                "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""";
        String signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

        assertThat(isRight(TokenAlgorithm.ES256, jwk, "eyJhbGciOiJFUzI1NiJ9." + CLAIMS + "." + signature))
                .isTrue();
        assertThat(isRight(TokenAlgorithm.ES256, jwk, "eyJhbGciOiJFUzI1NiJ9.e30." + signature))
                .isFalse();
    }

    @Test
    void hasSignedShouldAcceptTheExampleOfRfc8037AppendixA4() throws Exception {
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
        String text = "RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        String signature = "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

        assertThat(isRight(TokenAlgorithm.EDDSA, jwk, "eyJhbGciOiJFZERTQSJ9." + text + "." + signature))
                .isTrue();
        assertThat(isRight(TokenAlgorithm.EDDSA, jwk, "eyJhbGciOiJFZERTQSJ9.e30." + signature))
                .isFalse();
    }
}
