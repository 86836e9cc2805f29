package org.customerapi.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentHeadersIT {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Test
    void strictHeadersShouldHaveNoFaults() {
        assertThat(DocumentHeaders.faults(with("content-security-policy", POLICY)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "default-src *",
                "script-src 'self' 'unsafe-inline'",
                "script-src 'self' 'unsafe-eval'",
                "script-src 'self' data:",
                "style-src 'self' https://fonts.example",
                "img-src https:",
                "connect-src 'self' ws:",
                "frame-ancestors 'self'"
            })
    void laxPolicyShouldBeAFault(String directive) {
        String name = directive.split(" ")[0];
        String policy = directive.isEmpty() ? "" : POLICY.replaceAll(name + " [^;]*", directive);

        assertThat(DocumentHeaders.faults(with("content-security-policy", policy)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-content-type-options", "referrer-policy", "x-frame-options", "content-security-policy"})
    void missingHeaderShouldBeAFault(String name) {
        Map<String, String> headers = with("content-security-policy", POLICY);
        headers.remove(name);

        assertThat(DocumentHeaders.faults(headers)).isNotEmpty();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = new HashMap<>();
        headers.put("x-content-type-options", "nosniff");
        headers.put("referrer-policy", "no-referrer");
        headers.put("x-frame-options", "DENY");
        headers.put(name, value);
        return headers;
    }
}
