package org.customerapi.web.customer.wire;

import jakarta.json.bind.adapter.JsonbAdapter;
import org.customerapi.shared.secret.SecretText;

/** Opens a session's token on its way into the answer to the login. */
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
