package org.customerapi.web.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Language;
import org.junit.jupiter.api.Test;

/** Keeps docs/codes.md what the code says: a stale one is written anew under target/, to be copied. */
class CodesReferenceTest {
    private static final Path DOCUMENT = Path.of("../docs/codes.md");
    private static final Path FRESH = Path.of("target/codes.md");

    @Test
    void documentShouldListEveryCodeWhenItIsRead() throws IOException {
        Files.createDirectories(FRESH.getParent());
        Files.writeString(FRESH, document());

        assertThat(DOCUMENT).as("copy %s", FRESH).hasSameTextualContentAs(FRESH);
    }

    private static String document() {
        return """
                # Codes

                What a call can end in, beside `"code": "0"`. `bizCode` says who refuses: `US` the customer service, `G` the
                gateway, `MS` the message service. `{0}`, `{1}` stand for what `msgParams` holds. This page is made from the code
                (`ErrorCode` and the message bundles); a test keeps it so.

                | bizCode | code | HTTP | en-US | zh-CN |
                |---|---|---|---|---|
                """
                + Arrays.stream(ErrorCode.values()).map(CodesReferenceTest::row).collect(Collectors.joining());
    }

    private static String row(ErrorCode code) {
        return "| " + code.origin() + " | `" + code.code() + "` | " + code.httpStatus() + " | "
                + text(Language.EN_US, code) + " | " + text(Language.ZH_CN, code) + " |\n";
    }

    private static String text(Language language, ErrorCode code) {
        return Messages.in(language).text(code.name()).replace("''", "'");
    }
}
