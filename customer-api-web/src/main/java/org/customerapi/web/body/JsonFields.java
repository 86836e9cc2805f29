package org.customerapi.web.body;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
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

    JsonFields(JsonObject object) {
        this.object = object;
    }

    /**
     * @return null when absent
     * @throws Rejection {@code PARAMETERS_ILLEGAL} when it is neither text nor number
     */
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
        throw Rejection.illegal(name, FieldRule.TEXT_EXPECTED);
    }

    /** Like {@link #text}, but a blank one counts as absent. */
    public String textOrNull(String name) {
        String text = text(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * @return null when absent
     * @throws Rejection {@code PARAMETERS_ILLEGAL} when it is no whole number of at most 18 digits
     */
    public Long integer(String name) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        String text = value instanceof JsonString string
                ? string.getString().strip()
                : value instanceof JsonNumber number ? number.toString() : "";
        if (!text.matches("-?[0-9]{1," + MAX_LONG_DIGITS + "}")) {
            throw Rejection.illegal(name, FieldRule.INTEGER_EXPECTED);
        }
        return Long.valueOf(text);
    }

    /**
     * @return null when absent
     * @throws Rejection {@code PARAMETERS_ILLEGAL} when it is no list of objects
     */
    public <T> List<T> objects(String name, Function<JsonFields, T> element) {
        JsonValue value = value(name);
        if (value == null) {
            return null;
        }
        if (value.getValueType() != JsonValue.ValueType.ARRAY) {
            throw Rejection.illegal(name, FieldRule.LIST_EXPECTED);
        }
        return value.asJsonArray().stream()
                .map(entry -> element.apply(new JsonFields(object(name, entry))))
                .toList();
    }

    private static JsonObject object(String name, JsonValue value) {
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            throw Rejection.illegal(name, FieldRule.OBJECT_EXPECTED);
        }
        return value.asJsonObject();
    }

    private JsonValue value(String name) {
        JsonValue value = object.get(name);
        return value == null || value.getValueType() == JsonValue.ValueType.NULL ? null : value;
    }
}
