package org.customerapi.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.customerapi.testing.ports.FreePort;

/**
 * Payara Micro, unpacked once for all servers, and its classes and the application's in an archive that a JVM maps instead of reading and
 * verifying them (class data sharing): a server starts in little more than half the time. The launcher that docs/operations.md tells
 * operators of does the same, but for one server: its folder is the server's root as well. Here each has a root of its own. A JVM that
 * finds a class or all of the archive changed reads what there is.
 */
final class MicroRuntime {
    private static final Path JAR = Path.of(System.getProperty("payara.microJar"));
    private static final Path FOLDER = JAR.resolveSibling("micro-" + age(JAR)).toAbsolutePath();
    private static final Path LAUNCHER = FOLDER.resolve("launch-micro.jar");
    private static final Path CLASSES = FOLDER.resolve("classes.jsa");
    private static final Path ROOT = FOLDER.resolve("root");
    private static final List<String> PARTS_OF_ROOT = List.of("config", "docroot", "lib");

    private MicroRuntime() {}

    /** The beginning of a server's command, to be followed by Payara Micro's own options. */
    static synchronized List<String> command(RunFolder folder) {
        if (!Files.exists(CLASSES)) {
            make();
        }
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JavaOptions.ALL);
        command.add("-XX:SharedArchiveFile=" + CLASSES);
        command.addAll(openPackages());
        // What the launcher says of itself, before it makes its own folder the root.
        command.add("-Dfish.payara.micro.BootJar=" + LAUNCHER.toUri());
        command.add("-Dfish.payara.micro.UnpackDir=" + FOLDER);
        command.addAll(List.of("-cp", LAUNCHER.toString(), attribute("Start-Class")));
        command.addAll(List.of("--rootdir", folder.copyOf(ROOT).toString()));
        return command;
    }

    /** Maven keeps it for each version: another Payara Micro has another folder. */
    private static long age(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the commands of docs/operations.md. */
    private static void make() {
        RunFolder folder = RunFolder.of("micro");
        try {
            RunFolder.delete(FOLDER);
            run(folder, List.of(java(), "-jar", JAR.toString(), "--rootdir", FOLDER.toString(), "--outputlauncher"));
            for (String part : PARTS_OF_ROOT) {
                RunFolder.copy(FOLDER.resolve(part), ROOT.resolve(part));
            }
            run(folder, warmUp(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!folder.logged().contains("was successfully deployed") || !Files.exists(CLASSES)) {
            throw failure(folder);
        }
    }

    /** Deploys the application, ends at once, and writes what was loaded. */
    private static List<String> warmUp(RunFolder folder) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(JavaOptions.ALL);
        command.add("-XX:ArchiveClassesAtExit=" + CLASSES);
        command.add("-Dcustomer-api.demo=true");
        command.add("-Dcustomer-api.data-dir=" + folder.path());
        command.addAll(List.of("-jar", LAUNCHER.toString()));
        command.addAll(PayaraMicro.options(Path.of(System.getProperty("it.archive")), FreePort.next()));
        command.add("--warmup");
        return command;
    }

    private static void run(RunFolder folder, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw failure(folder);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static IllegalStateException failure(RunFolder folder) {
        return new IllegalStateException("no archive of Payara Micro's classes, see " + folder.log());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** As the launcher's manifest asks for, which only {@code java -jar} obeys. */
    private static List<String> openPackages() {
        return Stream.concat(
                        packages("Add-Opens").map(opened -> "--add-opens=" + opened),
                        packages("Add-Exports").map(exported -> "--add-exports=" + exported))
                .toList();
    }

    private static Stream<String> packages(String attribute) {
        return Stream.of(attribute(attribute).split(" ")).map(name -> name + "=ALL-UNNAMED");
    }

    private static String attribute(String name) {
        try (JarFile launcher = new JarFile(LAUNCHER.toFile())) {
            return launcher.getManifest().getMainAttributes().getValue(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
