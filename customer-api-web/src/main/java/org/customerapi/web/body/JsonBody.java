package org.customerapi.web.body;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;

/** Reads a body of at most 64 KiB as one JSON object (RFC 8259) in UTF-8, no member named twice; nothing counts as {@code {}}. */
@ApplicationScoped
public class JsonBody {
    /** Refuses a repeated name; a parser's own {@code getObject} would not. */
    private final JsonReaderFactory readers =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final JsonParserFactory parsers = Json.createParserFactory(Map.of());

    /** @throws Rejection {@code BODY_TOO_LARGE}, {@code BODY_NOT_JSON} */
    public JsonFields read(InputStream in) throws IOException {
        return parse(text(BodyBytes.read(in)));
    }

    /** The same of bytes that are there already. */
    JsonFields read(byte[] bytes) {
        if (bytes.length > BodyBytes.MAX) {
            throw new Rejection(ErrorCode.BODY_TOO_LARGE);
        }
        return parse(text(bytes));
    }

    private JsonFields parse(String text) {
        if (text.isBlank()) {
            return new JsonFields(JsonValue.EMPTY_JSON_OBJECT);
        }
        try (JsonReader reader = readers.createReader(new StringReader(text))) {
            verifyNothingFollows(text);
            return new JsonFields(reader.readObject());
        } catch (RuntimeException | StackOverflowError e) {
            // Parsers tell nesting that is too deep, and other abuse, by exceptions of their own.
            throw new Rejection(ErrorCode.BODY_NOT_JSON);
        }
    }

    /** A reader stops behind the object; only a parser that is asked to the end sees what follows it. */
    private void verifyNothingFollows(String text) {
        try (JsonParser parser = parsers.createParser(new StringReader(text))) {
            while (parser.hasNext()) {
                parser.next();
            }
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Rejection(ErrorCode.BODY_NOT_JSON);
        }
    }
}
