package org.customerapi.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.customerapi.it.server.Documents;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the programs of docs/signing.md as they stand there, with a key that was issued for them. */
@Tag("external")
@ExtendWith(ArquillianExtension.class)
class ExamplesIT {
    private static final int TIMEOUT_SECONDS = 120;

    private static DemoCustomer owner;
    private static JsonObject key;

    @ArquillianResource
    private URL deployed;

    private Api api;

    @Deployment(testable = false)
    @TargetsContainer("external")
    static Archive<?> archive() {
        return Deployments.built();
    }

    @BeforeEach
    void issue() {
        api = Api.at(Deployments.root(deployed));
        if (owner == null) {
            owner = DemoCustomer.numbered(api, 1).logIn();
            key = owner.apply("copied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "SHA256withRSA"})
    void shellShouldBeAnswered(String algorithm) throws Exception {
        requireAnswered(run("sh", "sign.sh", algorithm, "bash", "sign.sh"), "sh-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "SHA256withRSA"})
    void javaShouldBeAnswered(String algorithm) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        requireAnswered(run("java", "Sign.java", algorithm, java, "Sign.java"), "java-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "SHA256withRSA"})
    void javaScriptShouldBeAnswered(String algorithm) throws Exception {
        requireAnswered(run("js", "sign.mjs", algorithm, "node", "sign.mjs"), "js-");
    }

    private void requireAnswered(String output, String trace) {
        JsonObject envelope = Api.json(output);
        assertThat(envelope.getString("code")).as(output).isEqualTo("0");
        assertThat(envelope.getString("trace")).startsWith(trace);
        assertThat(envelope.getJsonObject("data").getString("customerNo")).isEqualTo(owner.customerNo());
    }

    private String run(String language, String file, String algorithm, String... command)
            throws IOException, InterruptedException {
        Path folder = Files.createDirectories(
                Path.of(System.getProperty("it.folder"), "examples").resolve(language + "-" + algorithm));
        Files.writeString(folder.resolve(file), Documents.block("signing.md", language));
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("API", api.root().toString().replaceAll("/$", ""));
        builder.environment().put("COMPANY_ID", key.getJsonNumber("companyId").toString());
        builder.environment().put("API_KEY", key.getString("apiKey"));
        builder.environment().put("PRIVATE_KEY", key.getString("privateKey"));
        builder.environment().put("ALGORITHM", algorithm);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readString(folder.resolve("output"));
    }
}
