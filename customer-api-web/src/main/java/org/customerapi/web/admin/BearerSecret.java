package org.customerapi.web.admin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.customerapi.shared.secret.SecretText;

/** What an {@code Authorization} header of the scheme {@code Bearer} holds (RFC 6750, section 2.1); of any other, nothing. */
public final class BearerSecret {
    private static final Pattern BEARER = Pattern.compile("bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

    private final Optional<SecretText> text;

    /** Called by JAX-RS with the header's text. */
    public BearerSecret(String header) {
        Matcher bearer = BEARER.matcher(header.strip());
        this.text = bearer.matches() ? Optional.of(new SecretText(bearer.group(1))) : Optional.empty();
    }

    /** @param secret null when there is no header */
    static Optional<SecretText> textOf(BearerSecret secret) {
        return secret == null ? Optional.empty() : secret.text;
    }
}
