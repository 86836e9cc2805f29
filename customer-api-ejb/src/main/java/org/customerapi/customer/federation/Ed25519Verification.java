package org.customerapi.customer.federation;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Lets the JOSE library verify Ed25519 (RFC 8032) with Bouncy Castle: its own verifier wants Tink, and the JDK takes nine times as
 * long.
 */
final class Ed25519Verification extends BaseJWSProvider implements JWSVerifier {
    private static final int KEY_BYTES = 32;

    private final byte[] publicKey;

    Ed25519Verification(OctetKeyPair key) {
        super(Set.of(JWSAlgorithm.EdDSA));
        this.publicKey = key.getDecodedX();
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature) {
        if (publicKey.length != KEY_BYTES || !header.getAlgorithm().equals(JWSAlgorithm.EdDSA)) {
            return false;
        }
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(publicKey));
        verifier.update(signingInput, 0, signingInput.length);
        return verifier.verifySignature(signature.decode());
    }
}
