package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came back of a call: status, headers in lower case, and the body as it was sent. */
public record Answer(int status, Map<String, List<String>> headers, String text) {
    public static final List<String> MEMBERS =
            List.of("msg", "fail", "trace", "code", "data", "bizCode", "tm", "msgParams", "ok");

    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    public String code() {
        return json().getString("code");
    }

    public boolean isSuccess() {
        return code().equals("0");
    }

    public JsonObject data() {
        return requireSuccess().json().getJsonObject("data");
    }

    public Answer requireSuccess() {
        JsonObject envelope = requireEnvelope().json();
        assertThat(envelope.getString("code")).as(text).isEqualTo("0");
        assertThat(status).as(text).isEqualTo(200);
        assertThat(envelope.getBoolean("ok")).isTrue();
        assertThat(envelope.getBoolean("fail")).isFalse();
        assertThat(envelope.getString("bizCode")).isEmpty();
        assertThat(envelope.get("msgParams")).isEqualTo(JsonValue.NULL);
        return this;
    }

    /** The nine members in their order, each of its type, and nothing around them that hints at what runs below. */
    public Answer requireEnvelope() {
        assertThat(header("Content-Type").map(type -> type.replace(" ", "").toLowerCase(Locale.ROOT)))
                .as(text)
                .contains("application/json;charset=utf-8");
        assertThat(header("Cache-Control")).contains("no-store");
        JsonObject envelope = json();
        assertThat(List.copyOf(envelope.keySet())).as(text).isEqualTo(MEMBERS);
        assertThat(envelope.getString("msg")).isNotEmpty();
        assertThat(envelope.getString("trace")).matches("[A-Za-z0-9._:-]{1,128}");
        assertThat(envelope.getJsonNumber("tm").isIntegral()).isTrue();
        assertThat(envelope.getBoolean("ok")).isEqualTo(!envelope.getBoolean("fail"));
        assertThat(envelope.getString("code").equals("0")).isEqualTo(envelope.getBoolean("ok"));
        assertThat(text).doesNotContain("Exception", "\tat ", "<html", "<!DOCTYPE", "org.customerapi", "java.");
        return this;
    }

    /** A business refusal: HTTP 200, and the call's bizType as data. */
    Answer requireRefusal(String code, String bizCode, String bizType, String msgParams) {
        return requireRefusal(200, code, bizCode, bizType, msgParams);
    }

    /** @param bizType what data names; null for data null */
    Answer requireRefusal(int expectedStatus, String code, String bizCode, String bizType, String msgParams) {
        JsonObject envelope = requireEnvelope().json();
        assertThat(envelope.getString("code")).as(text).isEqualTo(code);
        assertThat(status).as(text).isEqualTo(expectedStatus);
        assertThat(envelope.getString("bizCode")).as(text).isEqualTo(bizCode);
        assertThat(envelope.get("data")).as(text).isEqualTo(stringOrNull(bizType));
        assertThat(envelope.get("msgParams")).as(text).isEqualTo(stringOrNull(msgParams));
        assertThat(envelope.getString("msg")).doesNotContain("{0}", "{1}", "''");
        return this;
    }

    private static JsonValue stringOrNull(String text) {
        return text == null ? JsonValue.NULL : Json.createValue(text);
    }
}
