package org.customerapi.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the documents tell a reader to copy. */
public final class Documents {
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

    private static String text(String document) {
        try {
            return Files.readString(Path.of("../docs").resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
