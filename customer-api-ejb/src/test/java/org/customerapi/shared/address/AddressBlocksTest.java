package org.customerapi.shared.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlocksTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/8, 10.0.0.0/8",
        "10.1.2.3, 10.1.2.3",
        "10.1.2.3/32, 10.1.2.3",
        "2001:DB8::1/16, 2001::/16",
        "::ffff:10.1.2.3, 10.1.2.3",
        "::ffff:10.1.2.3/104, 10.0.0.0/8"
    })
    void parseShouldWriteOneFormWhenAnAddressOrBlockOfAnyWidthIsGiven(String given, String canonical) {
        assertThat(AddressBlocks.parse(given)).map(Object::toString).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3/16, 10.1.9.9, true", "10.1.2.3/16, 10.2.0.1, false", "::ffff:10.1.0.0/112, 10.1.9.9, true"})
    void parseShouldHoldTheWholeBlockWhenItsTextHasHostBits(String block, String address, boolean inside) {
        assertThat(AddressBlocks.parse(block)
                        .orElseThrow()
                        .contains(AddressBlocks.parse(address).orElseThrow()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "/24",
                "10",
                "10.1",
                "010.0.0.1",
                "0x7f.1",
                "localhost",
                "10.0.0.0/255.0.0.0",
                "::%1"
            })
    void parseShouldBeEmptyWhenTheTextIsNeither(String text) {
        assertThat(AddressBlocks.parse(text)).isEmpty();
    }
}
