package org.customerapi.web.document;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What Payara needs help with to write a valid and complete document; elsewhere nothing happens here. */
final class ServerQuirks {
    private ServerQuirks() {}

    /** It lists its {@code endpoints} beside the paths, which OpenAPI does not know; without entries they vanish. */
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

    /** Its writer, which is Jackson, leaves nulls and empty texts out of maps, but not out of its own trees. */
    static Object exact(Object body) {
        ClassLoader server = OASFactory.createExample().getClass().getClassLoader();
        try {
            Class<?> mapper = server.loadClass("com.fasterxml.jackson.databind.ObjectMapper");
            return mapper.getMethod("valueToTree", Object.class)
                    .invoke(mapper.getConstructor().newInstance(), body);
        } catch (ClassNotFoundException e) {
            return body;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
