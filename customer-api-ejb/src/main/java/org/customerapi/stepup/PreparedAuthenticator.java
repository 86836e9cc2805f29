package org.customerapi.stepup;

import java.time.Instant;
import org.customerapi.codes.TotpSecret;
import org.customerapi.shared.secret.SecretText;

/**
 * An authenticator that waits to be bound; this is in one answer and nowhere else.
 *
 * @param keyUri the secret as an app reads it from a QR code
 */
public record PreparedAuthenticator(long id, TotpSecret secret, SecretText keyUri, Instant since) {}
