package org.customerapi.customer.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.customerapi.shared.secret.Digests;
import org.customerapi.shared.secret.SecretText;

/**
 * A JSON Web Token (RFC 7519) in the compact serialization of a JWS (RFC 7515, section 7.1). What it says is a stranger's word
 * until its signature is verified; a key that it brings along or points to ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u})
 * counts for nothing.
 */
final class SignedToken {
    /** Longer than any header that a server takes. */
    private static final int MAX_CHARACTERS = 8192;

    /** Base64url without padding (RFC 7515, section 2); decoders forgive much else. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /** An untyped token, a JWT, or an access token (RFC 9068, section 2.1); RFC 8725, section 3.11, warns of others. */
    private static final Set<String> TYPES = Set.of("jwt", "application/jwt", "at+jwt", "application/at+jwt");

    private final SignedJWT jws;
    private final JWTClaimsSet claims;

    private SignedToken(SignedJWT jws, JWTClaimsSet claims) {
        this.jws = jws;
        this.claims = claims;
    }

    /** @throws TokenRefused when it is none, is not signed, or asks for what this server doesn't do */
    static SignedToken parse(SecretText token) {
        String text = token.reveal();
        TokenRefused.unless(
                text.length() <= MAX_CHARACTERS && COMPACT.matcher(text).matches(), "not in compact form");
        try {
            SignedJWT jws = SignedJWT.parse(text);
            requireNothingUnusual(jws.getHeader());
            return new SignedToken(jws, jws.getJWTClaimsSet());
        } catch (ParseException e) {
            throw new TokenRefused("neither header nor claims may be anything but JSON objects as RFC 7519 knows them");
        }
    }

    private static void requireNothingUnusual(JWSHeader header) {
        // RFC 7515, section 4.1.11: whoever doesn't understand all that is critical refuses the token. Here that is
        // nothing.
        TokenRefused.unless(
                header.getCriticalParams() == null && header.isBase64URLEncodePayload(), "critical parameters");
        TokenRefused.unless(
                header.getType() == null
                        || TYPES.contains(header.getType().getType().toLowerCase(Locale.ROOT)),
                "a type that is no JWT");
        TokenRefused.unless(header.getKeyID() != null, "no kid");
    }

    /** @throws TokenRefused when it is signed with none that is known, {@code none} included */
    TokenAlgorithm algorithm() {
        return TokenAlgorithm.of(jws.getHeader().getAlgorithm());
    }

    String keyId() {
        return jws.getHeader().getKeyID();
    }

    String issuer() {
        return claims.getIssuer();
    }

    /** @throws TokenRefused when none of the keys has signed it */
    JWTClaimsSet verified(List<JWK> keys) {
        TokenRefused.unless(!keys.isEmpty(), "its key is not among the provider's");
        TokenRefused.unless(keys.stream().anyMatch(this::isSignedWith), "its signature is wrong");
        return claims;
    }

    private boolean isSignedWith(JWK key) {
        try {
            return algorithm().hasSigned(key, jws);
        } catch (JOSEException e) {
            return false;
        }
    }

    /**
     * What identifies the token: the digest of what is signed. Not of the whole text, because the signature's part can be spelled
     * in several ways, and ECDSA has a second right signature for each.
     */
    String digest() {
        return Digests.sha256Hex(new String(jws.getSigningInput(), StandardCharsets.US_ASCII));
    }
}
