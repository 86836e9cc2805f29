package org.customerapi.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyBytesTest {
    /** A request can bear a length and come in chunks all the same; what a gateway then forwards is the whole. */
    @ParameterizedTest(name = "{0} bytes, announced as {1}")
    @CsvSource({
        "0, 0",
        "0, -1",
        "0, 5",
        "5, 5",
        "5, -1",
        "5, 9",
        "5, 0",
        "5, 4",
        "20000, 20000",
        "20000, -1",
        "20000, 3",
        "20000, 8192",
        "65536, 65536",
        "65536, -1",
        "65536, 1",
        "65536, 65535",
        "65536, 2147483647"
    })
    void aBodyIsReadWholeWhateverItsAnnouncement(int length, int announced) throws IOException {
        byte[] body = body(length);

        assertThat(BodyBytes.read(new ByteArrayInputStream(body), announced)).isEqualTo(body);
    }

    @ParameterizedTest(name = "{0} bytes, announced as {1}")
    @CsvSource({
        "65537, 65537",
        "65537, -1",
        "65537, 0",
        "65537, 65536",
        "200000, 200000",
        "200000, 5",
        "200000, 2147483647"
    })
    void aBodyThatIsTooLargeIsRefusedAndReadToItsEnd(int length, int announced) throws IOException {
        InputStream in = new ByteArrayInputStream(body(length));

        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(() -> BodyBytes.read(in, announced))
                .extracting(Rejection::code)
                .isEqualTo(ErrorCode.BODY_TOO_LARGE);
        assertThat(in.available()).isZero();
    }

    private static byte[] body(int length) {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);
        return body;
    }
}
