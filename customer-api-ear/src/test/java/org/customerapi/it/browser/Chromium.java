package org.customerapi.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The browser that this machine has: Playwright would fetch one of its own, which no build should depend on. */
final class Chromium {
    /** What Debian, Ubuntu and Google call it. */
    static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** It runs as root in containers, has no screen, and is to talk to nobody but the server under test. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    static Browser start(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(onPath(System.getenv("PATH")))
                        .setArgs(ARGUMENTS));
    }

    /** @throws IllegalStateException when it is missing: a test that cannot run has not passed */
    static Path onPath(String path) {
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The browser tests need one of " + NAMES
                        + " on the PATH, which is " + path + "; on Debian: apt-get install chromium"));
    }
}
