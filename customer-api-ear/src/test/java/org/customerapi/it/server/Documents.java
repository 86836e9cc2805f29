package org.customerapi.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the documents tell a reader to copy. */
public final class Documents {
    private static final int VECTOR_NAME = 11;

    private Documents() {}

    /** The only block of that language in a document. */
    public static String block(String document, String language) {
        Matcher blocks =
                Pattern.compile("(?ms)^ *```" + language + "\n(.*?)^ *```$").matcher(text(document));
        if (!blocks.find()) {
            throw new IllegalStateException(document + " shows no " + language);
        }
        String block = blocks.group(1).stripTrailing().stripIndent() + "\n";
        if (blocks.find()) {
            throw new IllegalStateException(document + " shows more than one " + language);
        }
        return block;
    }

    /** The vectors of a document: blocks of lines that begin with a name. */
    public static List<Map<String, String>> vectors(String document) {
        List<Map<String, String>> vectors = new ArrayList<>();
        Matcher blocks = Pattern.compile("(?m)^```text\n((?:.*\n)+?)```$").matcher(text(document));
        while (blocks.find()) {
            Map<String, String> vector = new HashMap<>();
            blocks.group(1).lines().forEach(line -> {
                int end = Math.min(VECTOR_NAME, line.length());
                vector.put(line.substring(0, end).strip(), line.substring(end));
            });
            vectors.add(vector);
        }
        return vectors;
    }

    private static String text(String document) {
        try {
            return Files.readString(Path.of("../docs").resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
