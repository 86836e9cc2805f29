package org.customerapi.customer.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.settings.IdentityProvider;

/** A token that is good; whether it opens anything here depends on its claims. */
public final class VerifiedToken {
    private final IdentityProvider provider;
    private final JWTClaimsSet claims;
    private final String digest;
    private final Instant refusedFrom;

    VerifiedToken(IdentityProvider provider, JWTClaimsSet claims, String digest, Instant refusedFrom) {
        this.provider = provider;
        this.claims = claims;
        this.digest = digest;
        this.refusedFrom = refusedFrom;
    }

    /**
     * Whom it speaks for.
     *
     * @throws Rejection {@code NO_ACCESS_RIGHTS} when it names no customer, no company, or one that its provider may not speak for
     */
    public FederatedIdentity identity() {
        long companyId = companyId().filter(provider.companies()::contains).orElseThrow(VerifiedToken::nobody);
        String customerNo = text(provider.customerClaim()).orElseThrow(VerifiedToken::nobody);
        return new FederatedIdentity(companyId, customerNo, digest, refusedFrom);
    }

    private Optional<Long> companyId() {
        List<Long> companies = provider.companies();
        if (claims.getClaim(provider.companyClaim()) == null && companies.size() == 1) {
            return Optional.of(companies.get(0));
        }
        return text(provider.companyClaim())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    /** Numbers and texts name the same: providers differ in which of them they make of an attribute. */
    private Optional<String> text(String claim) {
        Object value = claims.getClaim(claim);
        return value instanceof String || value instanceof Long || value instanceof Integer
                ? Optional.of(value.toString().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static Rejection nobody() {
        return new Rejection(ErrorCode.NO_ACCESS_RIGHTS);
    }
}
