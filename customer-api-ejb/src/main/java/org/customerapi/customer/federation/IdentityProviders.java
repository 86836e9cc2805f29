package org.customerapi.customer.federation;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.IdentityProvider;
import org.customerapi.shared.settings.Settings;

/** The identity providers that are configured, each found by the issuer that its tokens name. */
@ApplicationScoped
public class IdentityProviders {
    private static final System.Logger LOG = System.getLogger(IdentityProviders.class.getName());

    private final Map<String, TokenJudge> judges;

    @Inject
    public IdentityProviders(Settings settings, Clock clock) {
        judges = settings.identityProviders().stream()
                .collect(Collectors.toMap(IdentityProvider::issuer, provider -> judge(provider, clock)));
    }

    protected IdentityProviders() {
        judges = null;
    }

    private static TokenJudge judge(IdentityProvider provider, Clock clock) {
        return new TokenJudge(
                provider, new PublishedKeys(provider, new KeysDownload(provider.keysUrl()), clock), clock);
    }

    /**
     * Whether a token can only be a provider's: a signed JSON Web Token in compact form (RFC 7515, section 7.1) has two dots, and
     * those that a login gives have none.
     */
    public static boolean mayHaveIssued(SecretText token) {
        return token.reveal().indexOf('.') >= 0;
    }

    /**
     * Verifies a token: its form, signature, issuer, audience and times.
     *
     * @return what the provider says, which is still to be asked whom it speaks for
     * @throws Rejection {@code SESSION_UNKNOWN} when it isn't a good one, {@code DEPENDENCY_UNAVAILABLE} when nobody can say, because
     *     the provider's keys can't be read
     */
    public VerifiedToken verify(SecretText token) {
        try {
            SignedToken signed = SignedToken.parse(token);
            return Optional.ofNullable(judges.get(signed.issuer()))
                    .orElseThrow(() -> new TokenRefused("no provider with this issuer is configured"))
                    .verified(signed);
        } catch (TokenRefused e) {
            LOG.log(DEBUG, "A token is refused: {0}", e.getMessage());
            throw new Rejection(ErrorCode.SESSION_UNKNOWN);
        }
    }
}
