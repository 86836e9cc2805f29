package org.customerapi.customer.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Arrays;

/** What a token may be signed with: RS256 and ES256 (RFC 7518, sections 3.3 and 3.4), and EdDSA with Ed25519 (RFC 8037). */
enum TokenAlgorithm {
    RS256(JWSAlgorithm.RS256) {
        @Override
        boolean fits(JWK key) {
            return key instanceof RSAKey && key.size() >= MIN_RSA_BITS;
        }

        @Override
        JWSVerifier verifier(JWK key) throws JOSEException {
            return new RSASSAVerifier(key.toRSAKey());
        }
    },
    ES256(JWSAlgorithm.ES256) {
        @Override
        boolean fits(JWK key) {
            return key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256);
        }

        @Override
        JWSVerifier verifier(JWK key) throws JOSEException {
            return new ECDSAVerifier(key.toECKey());
        }
    },
    EDDSA(JWSAlgorithm.EdDSA) {
        @Override
        boolean fits(JWK key) {
            return key instanceof OctetKeyPair okp && okp.getCurve().equals(Curve.Ed25519);
        }

        @Override
        JWSVerifier verifier(JWK key) {
            return new Ed25519Verification(key.toOctetKeyPair());
        }
    };

    /** RFC 7518, section 3.3. */
    private static final int MIN_RSA_BITS = 2048;

    private final JWSAlgorithm jws;

    TokenAlgorithm(JWSAlgorithm jws) {
        this.jws = jws;
    }

    /** @throws TokenRefused when it is none of these */
    static TokenAlgorithm of(JWSAlgorithm jws) {
        return Arrays.stream(values())
                .filter(known -> known.jws.equals(jws))
                .findFirst()
                .orElseThrow(() -> new TokenRefused("signed with an algorithm that no provider may use"));
    }

    /** As {@code alg} has it. */
    String jwsName() {
        return jws.getName();
    }

    /** Whether the key is of this algorithm's kind: so a token's header can't choose what a key is used for. */
    abstract boolean fits(JWK key);

    abstract JWSVerifier verifier(JWK key) throws JOSEException;
}
