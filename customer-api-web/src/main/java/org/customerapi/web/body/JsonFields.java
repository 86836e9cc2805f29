package org.customerapi.web.body;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;

/**
 * The members of a JSON object, as the wire's many clients write them: numbers may come as strings and the other way round,
 * what nobody asks for is ignored, null is as good as absent.
 */
public final class JsonFields {
    private static final int MAX_LONG_DIGITS = 18;

    private final JsonObject object;

    /** The fields found unreadable so far, nested ones included, by name. */
    private final Map<String, FieldRule> malformed;

    JsonFields(JsonObject object) {
        this(object, new LinkedHashMap<>());
    }

    private JsonFields(JsonObject object, Map<String, FieldRule> malformed) {
        this.object = object;
        this.malformed = malformed;
    }

    /** Whether a field was asked for and is there, but cannot be read as what was asked for. */
    public boolean isMalformed(String name) {
        return malformed.containsKey(name);
    }

    /**
     * To be called when it is known that nothing is missing.
     *
     * @throws Rejection {@code PARAMETERS_ILLEGAL} for the first field that was asked for and could not be read
     */
    void verifyWellFormed() {
        malformed.forEach((name, rule) -> {
            throw Rejection.illegal(name, rule);
        });
    }

    /** @return null when absent, or malformed: neither text nor number */
    public String text(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.toString();
        }
        return malformed(name, FieldRule.TEXT_EXPECTED);
    }

    /** Like {@link #text}, but a blank one counts as absent. */
    public String textOrNull(String name) {
        String text = text(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** @return null when absent, or malformed: no whole number of at most 18 digits */
    public Long integer(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        String text = value instanceof JsonString string
                ? string.getString().strip()
                : value instanceof JsonNumber number ? number.toString() : "";
        if (!text.matches("-?[0-9]{1," + MAX_LONG_DIGITS + "}")) {
            return malformed(name, FieldRule.INTEGER_EXPECTED);
        }
        return Long.valueOf(text);
    }

    /** @return null when absent, or malformed: no list of objects */
    public <T> List<T> objects(String name, Function<JsonFields, T> element) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            return malformed(name, FieldRule.LIST_EXPECTED);
        }
        if (value.asJsonArray().stream().anyMatch(entry -> !(entry instanceof JsonObject))) {
            return malformed(name, FieldRule.OBJECT_EXPECTED);
        }
        return value.asJsonArray().stream()
                .map(entry -> element.apply(new JsonFields(entry.asJsonObject(), malformed)))
                .toList();
    }

    private <T> T malformed(String name, FieldRule rule) {
        malformed.putIfAbsent(name, rule);
        return null;
    }

    private JsonValue value(String name) {
        JsonValue value = object.get(name);
        return value == null || value.getValueType() == JsonValue.ValueType.NULL ? null : value;
    }
}
