package org.customerapi.codes;

import org.customerapi.shared.secret.SecretText;

/**
 * A code on its way to its owner.
 *
 * @param ownerId the customer's id
 * @param ticket what the asker received; only demo mode shows it beside the code
 */
public record CodeMessage(long ownerId, Recipient recipient, CodePurpose purpose, SecretText code, SecretText ticket) {}
