package org.customerapi.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded database without room to grow. A process of its own has it, whose files the operating system limits: what it is told
 * then is "file too large" instead of "no space left on device", and what becomes of it is the same.
 */
class FullDiskTest {
    private static final int LIMIT_BYTES = 600_000;

    @Test
    void nothingAnsweredShouldBeLostAndWritingGoOnWhenThereIsRoomAgain(@TempDir Path folder) throws Exception {
        List<String> told = run(folder);

        assertThat(told).hasSize(4);
        long answered = Long.parseLong(told.get(0).replace("answered ", ""));
        assertThat(answered).isPositive();
        assertThat(told.get(1)).startsWith("full ").contains("IOException: File too large");
        assertThat(told.get(2)).isEqualTo("read " + answered);
        assertThat(told.get(3)).isEqualTo("again " + (answered + 1));
    }

    private static List<String> run(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "prlimit",
                        "--fsize=" + LIMIT_BYTES + ":unlimited",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // It would write a file of its own.
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FullDiskProgram.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            List<String> told = process.inputReader().lines().toList();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return told;
        } finally {
            process.destroyForcibly();
        }
    }
}
