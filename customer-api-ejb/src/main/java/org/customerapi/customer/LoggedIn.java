package org.customerapi.customer;

import java.time.Instant;
import org.customerapi.shared.secret.SecretText;

/** A login that went well. */
public record LoggedIn(Customer customer, SecretText token, Instant loggedInAt) {}
