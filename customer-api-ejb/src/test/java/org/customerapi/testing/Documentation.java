package org.customerapi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands of a page under {@code docs/}, so that tests run what the page says. */
public final class Documentation {
    private Documentation() {}

    /** The fenced blocks of a language, in the page's order. */
    public static List<String> blocks(String page, String language) {
        try {
            String text = Files.readString(Path.of("../docs", page));
            return Pattern.compile("^```" + language + "\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
                    .matcher(text)
                    .results()
                    .map((MatchResult block) -> block.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
