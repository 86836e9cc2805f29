package org.customerapi.it.browser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What every page's headers must say: scripts and everything else from this server only, in nobody's frame. */
final class DocumentHeaders {
    /** A page's own origin, what it makes itself, and what is named by its content. */
    private static final Pattern OWN_SOURCE =
            Pattern.compile("'self'|'none'|'strict-dynamic'|'sha(256|384|512)-[^']+'|'unsafe-inline'|data:|blob:");

    private static final Pattern SCRIPT_SOURCE = Pattern.compile("'self'|'none'|'sha(256|384|512)-[^']+'");

    private final Map<String, String> headers;
    private final List<String> faults = new ArrayList<>();

    private DocumentHeaders(Map<String, String> headers) {
        this.headers = headers;
    }

    /** @param headers names in lower case */
    static List<String> faults(Map<String, String> headers) {
        DocumentHeaders document = new DocumentHeaders(headers);
        document.expect("x-content-type-options", "nosniff");
        document.expect("referrer-policy", "no-referrer");
        document.expect("x-frame-options", "DENY");
        document.policy(headers.getOrDefault("content-security-policy", ""));
        return document.faults;
    }

    private void expect(String name, String value) {
        if (!value.equals(headers.get(name))) {
            faults.add(name + " is " + headers.get(name) + ", not " + value);
        }
    }

    private void policy(String text) {
        Map<String, List<String>> directives = new TreeMap<>();
        for (String directive : text.split(";")) {
            List<String> words = Arrays.asList(directive.strip().split("\\s+"));
            directives.put(words.get(0), words.subList(1, words.size()));
        }
        List<String> byDefault = directives.getOrDefault("default-src", List.of("nothing said"));
        directives.values().forEach(sources -> allow(sources, OWN_SOURCE, text));
        for (String directive : Set.of("script-src", "object-src", "connect-src")) {
            allow(directives.getOrDefault(directive, byDefault), SCRIPT_SOURCE, text);
        }
        for (String directive : Set.of("base-uri", "form-action", "frame-ancestors")) {
            allow(directives.getOrDefault(directive, List.of("nothing said")), SCRIPT_SOURCE, text);
        }
        if (!directives.getOrDefault("frame-ancestors", List.of()).equals(List.of("'none'"))) {
            faults.add("frame-ancestors is not 'none' in: " + text);
        }
    }

    private void allow(List<String> sources, Pattern allowed, String text) {
        sources.stream()
                .filter(source -> !allowed.matcher(source).matches())
                .forEach(source -> faults.add(source + " in the policy: " + text));
    }
}
