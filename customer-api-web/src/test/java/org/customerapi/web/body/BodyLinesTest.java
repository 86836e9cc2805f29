package org.customerapi.web.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyLinesTest {
    private static List<String> lines(byte[] body) {
        BodyLines lines = new BodyLines(new ByteArrayInputStream(body));
        List<String> read = new ArrayList<>();
        lines.forEachRemaining(line -> read.add(line.number() + ":" + new String(line.bytes(), UTF_8)));
        return read;
    }

    private static void requireRefused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .asInstanceOf(InstanceOfAssertFactories.type(Rejection.class))
                .returns(code, Rejection::code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | ''",
                "{}            | 1:{}",
                "{}N           | 1:{}",
                "{a}N{b}       | 1:{a},2:{b}",
                "{a}RN{b}RN    | 1:{a}R,2:{b}R",
                "NN{a}N TRNN{b}| 3:{a},6:{b}",
                "B{a}N{b}      | 1:{a},2:{b}",
                "BN{b}         | 2:{b}",
                "{a}NB{b}      | 1:{a},2:B{b}",
                "N             | ''"
            })
    void linesShouldBeNumberedAndBlankOnesPassedOver(String body, String expected) {
        String text =
                body.replace('N', '\n').replace('R', '\r').replace('T', '\t').replace('B', '\uFEFF');
        String all = String.join(",", lines(text.getBytes(UTF_8)));
        assertThat(all.replace('\r', 'R').replace('\uFEFF', 'B')).isEqualTo(expected);
    }

    /** Buffers end everywhere: within a line, at its end, within its line break. */
    @Test
    void linesShouldBeWholeWhereverABufferEnds() {
        for (int length = 64 * 1024 - 3; length <= 64 * 1024; length++) {
            String first = "a".repeat(length);
            assertThat(lines((first + "\r\nb\n").getBytes(UTF_8))).containsExactly("1:" + first + "\r", "2:b");
        }
    }

    @Test
    void aLineShouldBeCutBehindTheLimitAndTheNextOneBeWhole() {
        List<String> lines = lines(("a".repeat(1_000_000) + "\nb").getBytes(UTF_8));

        assertThat(lines.get(0)).hasSize("1:".length() + BodyBytes.MAX + 1);
        assertThat(lines.get(1)).isEqualTo("2:b");
        JsonBody body = new JsonBody();
        requireRefused(ErrorCode.BODY_TOO_LARGE, () -> body.read(new byte[BodyBytes.MAX + 1]));
        assertThat(body.read(("{\"a\":\"" + "b".repeat(BodyBytes.MAX - 8) + "\"}").getBytes(UTF_8))
                        .text("a"))
                .hasSize(BodyBytes.MAX - 8);
    }

    @Test
    void linesShouldEndBehind64MiBAndHoldOneAtATime() {
        // 64 lines of a MiB each, out of nothing.
        BodyLines whole = new BodyLines(mebibytes(64));
        long last = 0;
        while (whole.hasNext()) {
            last = whole.next().number();
        }
        assertThat(last).isEqualTo(64);

        BodyLines more =
                new BodyLines(new SequenceInputStream(mebibytes(64), new ByteArrayInputStream(new byte[] {'x'})));
        for (int i = 0; i < 64; i++) {
            more.next();
        }
        requireRefused(ErrorCode.BODY_TOO_LARGE, more::hasNext);
    }

    @ParameterizedTest
    @CsvSource({"67108864,false", "67108865,true", "99999999999999999999,true", "x,false", "-1,false", ",false"})
    void ofShouldRefuseAtOnceWhatSaysThatItIsTooLong(String contentLength, boolean refused) {
        if (refused) {
            requireRefused(ErrorCode.BODY_TOO_LARGE, () -> BodyLines.of(InputStream.nullInputStream(), contentLength));
        } else {
            assertThat(BodyLines.of(InputStream.nullInputStream(), contentLength)
                            .hasNext())
                    .isFalse();
        }
    }

    @Test
    void linesShouldBreakOffWithTheConnection() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        BodyLines lines =
                new BodyLines(new SequenceInputStream(new ByteArrayInputStream("{a}\n".getBytes(UTF_8)), broken));

        assertThat(lines.next().number()).isEqualTo(1);
        requireRefused(ErrorCode.BODY_NOT_JSON, lines::hasNext);
    }

    private static InputStream mebibytes(int count) {
        return new InputStream() {
            private long left = count * 1024L * 1024;

            @Override
            public int read() {
                if (left == 0) {
                    return -1;
                }
                left--;
                return left % (1024 * 1024) == 0 ? '\n' : 'a';
            }
        };
    }
}
