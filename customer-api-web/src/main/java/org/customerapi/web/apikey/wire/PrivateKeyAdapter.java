package org.customerapi.web.apikey.wire;

import jakarta.json.bind.adapter.JsonbAdapter;
import org.customerapi.shared.secret.PrivateKeyMaterial;

/** The one place where a private key is opened: on its way into the answer that shows it. */
public class PrivateKeyAdapter implements JsonbAdapter<PrivateKeyMaterial, String> {
    @Override
    public String adaptToJson(PrivateKeyMaterial key) {
        return key == null ? null : key.reveal();
    }

    @Override
    public PrivateKeyMaterial adaptFromJson(String text) {
        throw new UnsupportedOperationException("private keys are never read");
    }
}
