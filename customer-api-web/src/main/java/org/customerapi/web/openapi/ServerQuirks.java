package org.customerapi.web.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What a server writes into the document that OpenAPI does not know. */
final class ServerQuirks {
    private ServerQuirks() {}

    /** Payara lists its {@code endpoints} beside the paths, which makes the document invalid; without entries they vanish. */
    static void tidy(OpenAPI document) {
        try {
            Object endpoints = document.getClass().getMethod("getEndpoints").invoke(document);
            if (endpoints instanceof Map<?, ?> map) {
                map.clear();
            }
        } catch (NoSuchMethodException e) {
            // Another server.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
