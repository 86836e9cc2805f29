package org.customerapi.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    private final JsonBody body = new JsonBody();

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "{}", "{\"tag\":null}"})
    void readShouldHaveNoFieldsWhenThereIsNothing(String text) throws IOException {
        assertThat(read(text).text("tag")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "null",
                "\"text\"",
                "{",
                "{\"a\":}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":1} x",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":[{\"b\":1,\"b\":2}]}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "a=1&b=2",
                "<html>",
                "\uFEFF{}"
            })
    void readShouldRefuseWhatIsNoProperJsonObject(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), ErrorCode.BODY_NOT_JSON);
    }

    @Test
    void readShouldRefuseWhatIsNoUtf8() {
        assertRefused("{\"a\":\"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1), ErrorCode.BODY_NOT_JSON);
        assertRefused(new byte[] {'{', '"', (byte) 0xc3}, ErrorCode.BODY_NOT_JSON);
    }

    @Test
    void readShouldRefuseDeepNesting() {
        String deep = "{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
        assertRefused(deep.getBytes(StandardCharsets.UTF_8), ErrorCode.BODY_NOT_JSON);
    }

    @Test
    void readShouldTake64KibAndNotAByteMore() throws IOException {
        String padding = " ".repeat(BodyBytes.MAX - "{\"a\":1}".length());
        assertThat(read("{\"a\":1}" + padding).integer("a")).isEqualTo(1);
        assertRefused(("{\"a\":1}" + padding + " ").getBytes(StandardCharsets.UTF_8), ErrorCode.BODY_TOO_LARGE);
    }

    @Test
    void readShouldReadOnAfterTheLimitSoThatTheClientCanFinishWriting() {
        ByteArrayInputStream in = new ByteArrayInputStream(new byte[1_000_000]);
        assertThatThrownBy(() -> body.read(in)).isInstanceOf(Rejection.class);
        assertThat(in.available()).isZero();
    }

    @Test
    void integerShouldTakeNumbersThatComeAsStrings() throws IOException {
        assertThat(read("{\"id\":\"14\"}").integer("id")).isEqualTo(14);
        assertThat(read("{\"id\":14}").integer("id")).isEqualTo(14);
        assertThat(read("{\"id\":\" -14 \"}").integer("id")).isEqualTo(-14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1e2",
                "1e999999999",
                "true",
                "[]",
                "{}",
                "\"\"",
                "\"abc\"",
                "\"1 2\"",
                "12345678901234567890",
                "\"\u0661\""
            })
    void integerShouldRefuseWhatIsNoWholeNumber(String value) throws IOException {
        JsonFields fields = read("{\"id\":" + value + "}");
        assertIllegal(fields, fields.integer("id"), "id", FieldRule.INTEGER_EXPECTED);
    }

    @Test
    void textShouldTakeNumbersAsTheyAreSent() throws IOException {
        assertThat(read("{\"tag\":2343}").text("tag")).isEqualTo("2343");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[]", "{}"})
    void textShouldRefuseWhatIsNeitherTextNorNumber(String value) throws IOException {
        JsonFields fields = read("{\"tag\":" + value + "}");
        assertIllegal(fields, fields.text("tag"), "tag", FieldRule.TEXT_EXPECTED);
    }

    @Test
    void objectsShouldRefuseWhatIsNoListOfObjects() throws IOException {
        assertIllegal("{\"a\":{}}", FieldRule.LIST_EXPECTED);
        assertIllegal("{\"a\":\"x\"}", FieldRule.LIST_EXPECTED);
        assertIllegal("{\"a\":[1]}", FieldRule.OBJECT_EXPECTED);
        assertIllegal("{\"a\":[{},[]]}", FieldRule.OBJECT_EXPECTED);
        assertThat(read("{\"a\":[]}").objects("a", in -> in)).isEmpty();
        assertThat(read("{}").objects("a", in -> in)).isNull();
    }

    @Test
    void verifyWellFormedShouldKnowWhatNestedObjectsFound() throws IOException {
        JsonFields fields = read("{\"list\":[{\"status\":\"x\"}]}");
        fields.objects("list", in -> in.integer("status") == null ? "" : "read");
        assertThatThrownBy(fields::verifyWellFormed).isInstanceOf(Rejection.class);
    }

    private void assertIllegal(String json, FieldRule rule) throws IOException {
        JsonFields fields = read(json);
        assertIllegal(fields, fields.objects("a", in -> in), "a", rule);
    }

    private JsonFields read(String text) throws IOException {
        return body.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void assertRefused(byte[] bytes, ErrorCode code) {
        assertThatThrownBy(() -> body.read(new ByteArrayInputStream(bytes)))
                .asInstanceOf(InstanceOfAssertFactories.type(Rejection.class))
                .returns(code, Rejection::code);
    }

    private static void assertIllegal(JsonFields fields, Object read, String field, FieldRule rule) {
        assertThat(read).isNull();
        assertThat(fields.isMalformed(field)).isTrue();
        assertThatThrownBy(fields::verifyWellFormed)
                .asInstanceOf(InstanceOfAssertFactories.type(Rejection.class))
                .returns(ErrorCode.PARAMETERS_ILLEGAL, Rejection::code)
                .satisfies(rejection -> assertThat(rejection.params()).containsExactly(field, rule));
    }
}
