package org.customerapi.apikey;

import org.customerapi.apikey.domain.ApiKey;
import org.customerapi.shared.secret.PrivateKeyMaterial;

/** A key with the private key that its owner sees this once. */
public record IssuedKey(ApiKey key, PrivateKeyMaterial privateKey) {}
