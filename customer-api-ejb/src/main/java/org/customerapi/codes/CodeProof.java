package org.customerapi.codes;

import org.customerapi.shared.secret.SecretText;

/** A one-time code as its owner gives it back, with the ticket it was sent under. */
public record CodeProof(CodePurpose purpose, SecretText ticket, SecretText code) {}
