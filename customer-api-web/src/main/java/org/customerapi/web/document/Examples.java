package org.customerapi.web.document;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.customerapi.shared.ErrorCode;

/** Bodies to look at: the contract's own where it has one. */
final class Examples {
    private Examples() {}

    static Optional<Object> request(String operation) {
        return ClasspathText.find("examples/" + operation + ".request.json").map(Examples::parse);
    }

    static Optional<Object> response(String operation) {
        return ClasspathText.find("examples/" + operation + ".response.json").map(Examples::parse);
    }

    static Map<String, Object> refusal(ErrorCode code, String bizType) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("msg", CodeTable.message(code));
        envelope.put("fail", true);
        envelope.put("trace", "x-8e544ed3-057a-48ed-ade2-27d3998f7411-1677654224398");
        envelope.put("code", code.code());
        envelope.put("data", code == ErrorCode.BUSINESS_TYPE_INVALID ? null : bizType);
        envelope.put("bizCode", code.origin().name());
        envelope.put("tm", 1_845_113L);
        envelope.put("msgParams", null);
        envelope.put("ok", false);
        return envelope;
    }

    private static Object parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return plain(reader.readValue());
        }
    }

    private static Object plain(JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.forEach((name, member) -> members.put(name, plain(member)));
            return members;
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(Examples::plain).collect(Collectors.toList());
        }
        if (value instanceof JsonString string) {
            return string.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.longValueExact();
        }
        return value == JsonValue.NULL ? null : value == JsonValue.TRUE;
    }
}
