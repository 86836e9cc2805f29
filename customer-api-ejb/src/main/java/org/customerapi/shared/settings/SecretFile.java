package org.customerapi.shared.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A secret in a file of its own, as container platforms mount it: its text, without the line break that editors leave at the end. */
final class SecretFile {
    private static final int MAX_BYTES = 64 * 1024;

    private SecretFile() {}

    /** @throws InvalidSetting which names property and path, and never shows what is in the file */
    static String read(String property, String path) {
        try (InputStream in = Files.newInputStream(Path.of(path.strip()))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("\\R\\z", "");
            if (bytes.length <= MAX_BYTES && !text.isBlank()) {
                return text;
            }
            throw refused(property, path);
        } catch (IOException | InvalidPathException e) {
            throw refused(property, path);
        }
    }

    private static InvalidSetting refused(String property, String path) {
        return new InvalidSetting(property + " = '" + path
                + "' is not allowed: it must be the path of a readable text file that holds the secret and nothing else,"
                + " at most 64 KiB.");
    }
}
