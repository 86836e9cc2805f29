package org.customerapi.shared.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestsTest {
    /** RFC 1321, appendix A.5. */
    @ParameterizedTest
    @CsvSource({
        "'', d41d8cd98f00b204e9800998ecf8427e",
        "abc, 900150983cd24fb0d6963f7d28e17f72",
        "message digest, f96b697d7cb7938d525a2f31aaf161d0"
    })
    void md5HexShouldBeThePublishedDigestWhenTheTextIsAKnownOne(String text, String digest) {
        assertThat(Digests.md5Hex(text)).isEqualTo(digest);
    }

    /** FIPS 180-4, example values. */
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
                + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void sha256HexShouldBeThePublishedDigestWhenTheTextIsAKnownOne(String text, String digest) {
        assertThat(Digests.sha256Hex(text)).isEqualTo(digest);
    }
}
