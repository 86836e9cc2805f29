package org.customerapi.web.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts too long for annotations; they lie beside this class. */
final class ClasspathText {
    private ClasspathText() {}

    /** Empty when there is no such text. */
    static Optional<String> find(String name) {
        try (InputStream in = ClasspathText.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is missing"));
    }
}
