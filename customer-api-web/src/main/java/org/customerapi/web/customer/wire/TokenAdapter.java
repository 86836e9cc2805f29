package org.customerapi.web.customer.wire;

import jakarta.json.bind.adapter.JsonbAdapter;
import org.customerapi.shared.secret.SecretText;

/** Opens a token, or another secret, on its way into the one answer that it is for. */
public class TokenAdapter implements JsonbAdapter<SecretText, String> {
    @Override
    public String adaptToJson(SecretText token) {
        return token == null ? null : token.reveal();
    }

    @Override
    public SecretText adaptFromJson(String text) {
        throw new UnsupportedOperationException("tokens are never read from bodies");
    }
}
