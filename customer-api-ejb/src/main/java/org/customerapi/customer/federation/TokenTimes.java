package org.customerapi.customer.federation;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** When a token is good (RFC 7519, sections 4.1.4 to 4.1.6), give or take a minute by which two clocks may differ. */
record TokenTimes(Instant issuedAt, Instant notBefore, Instant expiresAt) {
    static final Duration SKEW = Duration.ofMinutes(1);

    /** @throws TokenRefused without {@code iat} and {@code exp}: without both nobody could say how long it is good for */
    static TokenTimes of(JWTClaimsSet claims) {
        Instant issuedAt = required(claims.getIssueTime(), "no iat");
        Instant expiresAt = required(claims.getExpirationTime(), "no exp");
        Instant notBefore = Optional.ofNullable(claims.getNotBeforeTime())
                .map(Date::toInstant)
                .orElse(issuedAt);
        return new TokenTimes(issuedAt, notBefore, expiresAt);
    }

    void require(Instant now, Duration maxAge) {
        TokenRefused.unless(now.isBefore(end()), "expired");
        TokenRefused.unless(!notBefore.isAfter(now.plus(SKEW)), "not good yet");
        TokenRefused.unless(!issuedAt.isAfter(now.plus(SKEW)), "issued in the future");
        TokenRefused.unless(!expiresAt.isAfter(issuedAt.plus(maxAge)), "good for longer than max-age allows");
    }

    /** From when on it is refused. */
    Instant end() {
        return expiresAt.plus(SKEW);
    }

    private static Instant required(Date time, String otherwise) {
        TokenRefused.unless(time != null, otherwise);
        return time.toInstant();
    }
}
