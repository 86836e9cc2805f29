package org.customerapi.web.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vectors of docs/signing.md: body, timestamp, base, SHA-1 and SHA-256 of each. */
public final class SigningVectors {
    private static final Path DOCUMENT = Path.of("../docs/signing.md");
    private static final Pattern VECTOR = Pattern.compile("(?m)^```text\n(.*\n)+?```$");
    private static final int NAME = 11;

    private SigningVectors() {}

    public static List<Map<String, String>> read() throws IOException {
        List<Map<String, String>> vectors = new ArrayList<>();
        Matcher blocks = VECTOR.matcher(Files.readString(DOCUMENT));
        while (blocks.find()) {
            Map<String, String> vector = new HashMap<>();
            blocks.group().lines().filter(line -> !line.startsWith("```")).forEach(line -> {
                int end = Math.min(NAME, line.length());
                vector.put(line.substring(0, end).strip(), line.substring(end));
            });
            vectors.add(vector);
        }
        return vectors;
    }
}
