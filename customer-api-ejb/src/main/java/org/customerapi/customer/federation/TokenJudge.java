package org.customerapi.customer.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.Collections;
import org.customerapi.shared.settings.IdentityProvider;

/** Judges the tokens that name one provider as their issuer. */
final class TokenJudge {
    private final IdentityProvider provider;
    private final PublishedKeys keys;
    private final Clock clock;

    TokenJudge(IdentityProvider provider, PublishedKeys keys, Clock clock) {
        this.provider = provider;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @throws TokenRefused when it isn't what the provider issues for this server, or its time is over
     * @throws org.customerapi.shared.Rejection {@code DEPENDENCY_UNAVAILABLE}
     */
    VerifiedToken verified(SignedToken token) {
        TokenAlgorithm algorithm = token.algorithm();
        TokenRefused.unless(
                provider.algorithms().contains(algorithm.jwsName()), "signed with an algorithm that is not allowed");
        JWTClaimsSet claims = token.verified(keys.find(token.keyId(), algorithm));
        // RFC 7519, section 4.1.3: who isn't meant refuses.
        TokenRefused.unless(
                !Collections.disjoint(claims.getAudience(), provider.audiences()), "meant for another audience");
        TokenTimes times = TokenTimes.of(claims);
        times.require(clock.instant(), provider.maxAge());
        return new VerifiedToken(provider, claims, token.digest(), times.end());
    }
}
