package org.customerapi.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for all pages, read from their sources: what the policy forbids, and what nobody notices in one language. */
class PagesTest {
    private static final Path PAGES = Path.of("src/main/webapp");

    @Test
    void pagesShouldHoldNeitherScriptNorStyle() {
        Pattern inline = Pattern.compile("<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son[a-z]+=\"|javascript:");
        assertThat(files(".html", ".js"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file)).as(file.toString()).doesNotContainPattern(inline));
    }

    @Test
    void pagesShouldNameNoOtherOrigin() {
        Pattern elsewhere = Pattern.compile("[\"'(`]\\s*(?:https?:)?//[a-z]");
        assertThat(files(".html", ".js", ".css"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read(file)).as(file.toString()).doesNotContainPattern(elsewhere));
    }

    /** The token, which is worth a session, and choices; never what is typed or answered elsewhere. */
    @Test
    void onlyTheTokenAndChoicesShouldBeStored() {
        Set<String> storing = files(".js").stream()
                .filter(file -> Pattern.compile("localStorage|sessionStorage|indexedDB|document\\.cookie|pushState")
                        .matcher(read(file))
                        .find())
                .map(file -> PAGES.relativize(file).toString())
                .collect(Collectors.toSet());
        assertThat(storing)
                .containsExactlyInAnyOrder(
                        "js/theme.js", "js/appearance.js", "js/i18n.js", "js/session.js", "js/views/login.js");
    }

    @Test
    void textsShouldExistInBothLanguages() {
        Set<String> english = names("js/i18n/en.js");
        assertThat(english).hasSizeGreaterThan(100);
        assertThat(names("js/i18n/zh.js")).isEqualTo(english);
        Set<String> used = files(".js").stream()
                .flatMap(file -> found("(?:\\bt|row)\\('([^']+)'", read(file)))
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(english).containsAll(used);
    }

    @ParameterizedTest
    @CsvSource({"index.html, js/main.js, js/views/login.js", "developers/index.html, js/developers/main.js,"})
    void whatTheFirstVisitNeedsShouldBePreloaded(String page, String main, String view) {
        Set<String> needed = new TreeSet<>();
        Stream.of(main, view).filter(entry -> entry != null).forEach(entry -> needed.addAll(imports(entry)));
        needed.remove(main);
        Set<String> preloaded = found("<link rel=\"modulepreload\" href=\"/([^\"]+)\">", read(PAGES.resolve(page)))
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(preloaded).isEqualTo(needed);
    }

    private static Set<String> imports(String entry) {
        Set<String> known = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(entry));
        while (!open.isEmpty()) {
            String module = open.pop();
            if (known.add(module) && module.startsWith("js/")) {
                Path folder = Path.of(module).getParent();
                found("(?m)^(?:import|export) (?:[^;']* from )?'([^']+)'", read(PAGES.resolve(module)))
                        .forEach(match -> open.push(
                                folder.resolve(match.group(1)).normalize().toString()));
            }
        }
        return known;
    }

    private static Set<String> names(String module) {
        return found("(?m)^  '([^']+)':", read(PAGES.resolve(module)))
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<MatchResult> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    private static List<Path> files(String... endings) {
        try (Stream<Path> all = Files.walk(PAGES)) {
            return all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
