package org.customerapi.web.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1677654224398L), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(strings = {"x-8e544ed3-057a-48ed-ade2-27d3998f7411-1677654224398", "a", "A_b.c:d-9"})
    void ofShouldRepeatTheCallersTraceWhenItIsSafe(String trace) {
        assertThat(Trace.of(trace, CLOCK)).isEqualTo(trace);
    }

    @Test
    void ofShouldRepeat128CharactersAndNoMore() {
        assertThat(Trace.of("t".repeat(128), CLOCK)).hasSize(128);
        assertThat(Trace.of("t".repeat(129), CLOCK)).startsWith("x-");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b", "a\nb", "a\r\nSet-Cookie: x", "<script>", "ünïcode", "a\u202eb", "a\u0000"})
    void ofShouldMakeAFreshOneWhenTheCallersIsMissingOrHostile(String trace) {
        assertThat(Trace.of(trace, CLOCK)).matches("x-[0-9a-f-]{36}-1677654224398");
    }
}
