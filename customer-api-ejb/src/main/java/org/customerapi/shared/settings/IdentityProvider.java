package org.customerapi.shared.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * An identity provider whose tokens open sessions, as it is configured.
 *
 * @param name what the configuration and the logs call it
 * @param issuer the text that its tokens have as {@code iss}
 * @param keysUrl where it publishes its keys, a JWK Set
 * @param audiences what its tokens are meant for; one of them must be in {@code aud}
 * @param companies the ids of the companies that it may speak for
 * @param algorithms the {@code alg} values that its tokens may have
 * @param companyClaim the claim that names the company
 * @param customerClaim the claim that holds the customer number
 * @param maxAge the longest that a token may be good for
 * @param keysLifetime how long its keys are used before they are read anew
 * @param keysOutage how long they are used beyond that while they can't be read
 */
public record IdentityProvider(
        String name,
        String issuer,
        URI keysUrl,
        List<String> audiences,
        List<Long> companies,
        List<String> algorithms,
        String companyClaim,
        String customerClaim,
        Duration maxAge,
        Duration keysLifetime,
        Duration keysOutage) {}
