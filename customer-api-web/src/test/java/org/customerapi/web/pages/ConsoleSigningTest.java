package org.customerapi.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.customerapi.web.openapi.SigningVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console signs in the browser as docs/signing.md says; Node has the same WebCrypto. */
@Tag("external")
class ConsoleSigningTest {
    private static final Path SIGNING = Path.of("src/main/webapp/js/signing");

    @TempDir
    private Path folder;

    @Test
    void consoleShouldSignAsTheDocumentSays() throws Exception {
        List<Map<String, String>> vectors = SigningVectors.read();
        JsonObject pair = publishedPair();
        JsonObject output = run(input(pair, vectors));

        assertThat(output.getString("publicKey")).isEqualTo(pair.getString("pubKey"));
        List<JsonObject> answers = output.getJsonArray("answers").getValuesAs(JsonObject.class);
        assertThat(answers).hasSameSizeAs(vectors).hasSizeGreaterThanOrEqualTo(6);
        for (int i = 0; i < vectors.size(); i++) {
            JsonObject answer = answers.get(i);
            for (String name : List.of("base", "SHA-1", "SHA-256")) {
                assertThat(answer.getString(name)).isEqualTo(vectors.get(i).get(name));
            }
            assertThat(answer.getString("recognised")).isEmpty();
            assertThat(answer.getString("quoted")).isEqualTo("SHA1withRSA");
        }
        assertThat(output.getJsonArray("refused").getValuesAs(JsonString::getString))
                .containsExactly("repeated", "object", "syntax", "surrogate", "syntax", "repeated", "syntax");
    }

    private JsonObject run(JsonObject input) throws IOException, InterruptedException {
        copyModules();
        Path given = Files.writeString(folder.resolve("input.json"), input.toString());
        Path script = Path.of("src/test/resources/console/sign-vectors.mjs").toAbsolutePath();
        Path output = folder.resolve("output.json");
        Process node = new ProcessBuilder("node", script.toString(), folder.toString(), given.toString())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).isZero();
        return read(Files.readString(output));
    }

    /** Beside a file that says what they are: a browser is told by the page. */
    private void copyModules() throws IOException {
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}");
        Files.createDirectory(folder.resolve("signing"));
        try (Stream<Path> modules = Files.list(SIGNING)) {
            for (Path module : modules.toList()) {
                Files.copy(module, folder.resolve("signing").resolve(module.getFileName()));
            }
        }
    }

    private static JsonObject input(JsonObject pair, List<Map<String, String>> vectors) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        vectors.forEach(vector -> array.add(
                Json.createObjectBuilder().add("body", vector.get("body")).add("timestamp", vector.get("timestamp"))));
        return Json.createObjectBuilder()
                .add("privateKey", pair.getString("privateKey"))
                .add("vectors", array)
                .build();
    }

    private static JsonObject publishedPair() throws IOException {
        try (InputStream in = ConsoleSigningTest.class.getResourceAsStream("/fixtures/applyApi.response.json")) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).getJsonObject("data");
        }
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
