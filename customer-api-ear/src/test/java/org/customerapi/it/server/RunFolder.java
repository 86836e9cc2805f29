package org.customerapi.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Where a named server of this run keeps what is its own. It is there from one start to the next. */
public final class RunFolder {
    private static final Path ALL = Path.of(System.getProperty("it.folder"));
    private static final Map<String, Map<String, String>> LATE_SETTINGS = new ConcurrentHashMap<>();

    private final String name;

    private RunFolder(String name) {
        this.name = name;
    }

    public static RunFolder of(String name) {
        return new RunFolder(name);
    }

    /** Settings that are known just before the start, such as a port. */
    public void set(Map<String, String> settings) {
        LATE_SETTINGS.put(name, settings);
    }

    Map<String, String> lateSettings() {
        return LATE_SETTINGS.getOrDefault(name, Map.of());
    }

    Path path() {
        try {
            return Files.createDirectories(ALL.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server has said, from its first start on. */
    public Path log() {
        return path().resolveSibling(name + ".log");
    }

    public String logged() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path write(String file, List<String> lines) {
        try {
            return Files.write(path().resolve(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fresh copy of a folder, in place of the one that the last start left. */
    Path copyOf(Path folder) {
        Path copy = path().resolve(folder.getFileName());
        try {
            delete(copy);
            copy(folder, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all that is in it. */
    static void copy(Path folder, Path copy) throws IOException {
        Files.createDirectories(copy.getParent());
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        copy.resolve(folder.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
