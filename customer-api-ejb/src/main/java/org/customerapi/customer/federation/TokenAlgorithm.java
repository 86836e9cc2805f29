package org.customerapi.customer.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** What a token may be signed with: RS256 and ES256 (RFC 7518, sections 3.3 and 3.4), and EdDSA with Ed25519 (RFC 8037). */
enum TokenAlgorithm {
    RS256(JWSAlgorithm.RS256) {
        @Override
        boolean fits(JWK key) {
            return key instanceof RSAKey && key.size() >= MIN_RSA_BITS;
        }

        @Override
        boolean hasSigned(JWK key, JWSObject token) throws JOSEException {
            return token.verify(new RSASSAVerifier(key.toRSAKey()));
        }
    },
    ES256(JWSAlgorithm.ES256) {
        @Override
        boolean fits(JWK key) {
            return key instanceof ECKey ec && ec.getCurve().equals(Curve.P_256);
        }

        @Override
        boolean hasSigned(JWK key, JWSObject token) throws JOSEException {
            return token.verify(new ECDSAVerifier(key.toECKey()));
        }
    },
    EDDSA(JWSAlgorithm.EdDSA) {
        @Override
        boolean fits(JWK key) {
            return key instanceof OctetKeyPair okp
                    && okp.getCurve().equals(Curve.Ed25519)
                    && okp.getDecodedX().length == Ed25519PublicKeyParameters.KEY_SIZE;
        }

        @Override
        boolean hasSigned(JWK key, JWSObject token) {
            // The library's own verifier wants Tink, and the JDK takes nine times as long.
            Ed25519Signer bouncyCastle = new Ed25519Signer();
            bouncyCastle.init(
                    false, new Ed25519PublicKeyParameters(key.toOctetKeyPair().getDecodedX()));
            byte[] input = token.getSigningInput();
            bouncyCastle.update(input, 0, input.length);
            return bouncyCastle.verifySignature(token.getSignature().decode());
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

    /** Whether the token has this key's signature, made with this algorithm. */
    abstract boolean hasSigned(JWK key, JWSObject token) throws JOSEException;
}
