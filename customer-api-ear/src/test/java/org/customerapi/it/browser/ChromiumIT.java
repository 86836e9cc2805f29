package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumIT {
    @Test
    void firstNameShouldBeTakenWhereverItLies(@TempDir Path empty, @TempDir Path first, @TempDir Path second)
            throws IOException {
        program(first, "google-chrome");
        Path wanted = program(second, "chromium");

        assertThat(Chromium.onPath(
                        String.join(File.pathSeparator, empty.toString(), first.toString(), second.toString())))
                .isEqualTo(wanted);
    }

    @Test
    void onPathShouldFailWhenThereIsNone(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("chromium"));

        assertThatThrownBy(() -> Chromium.onPath(folder.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apt-get install chromium")
                .hasMessageContaining(folder.toString());
    }

    private static Path program(Path folder, String name) throws IOException {
        Path program = Files.createFile(folder.resolve(name));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
