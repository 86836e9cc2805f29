package org.customerapi.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;

/** The published examples of answers. */
public final class Fixtures {
    private Fixtures() {}

    /** The example's {@code data}. */
    public static JsonObject data(String name) {
        try (JsonReader reader = Json.createReader(Fixtures.class.getResourceAsStream("/fixtures/" + name))) {
            return reader.readObject().getJsonObject("data");
        }
    }
}
