package org.customerapi.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;
import static org.customerapi.testing.Refusal.ruleOf;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.FieldRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAllowlistTest {
    private static String canonical(String text) {
        return IpAllowlist.parse(text).toString();
    }

    private static String addresses(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "192.0.2." + i).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "255.255.255.255", "::", "::1", "2001:db8::1"})
    void parseShouldKeepAnAddressWhenItIsCanonicalAlready(String address) {
        assertThat(canonical(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8:AAAA:bbbb:Cccc:dDDD:eeEE:aaaa, 2001:db8:aaaa:bbbb:cccc:dddd:eeee:aaaa",
        "2001:db8::aaaa:0:0:1, 2001:db8::aaaa:0:0:1",
        "0:0:0:0:0:0:0:0, ::",
        "fe80:0:0:0:0:0:0:1, fe80::1"
    })
    void parseShouldWriteAsRfc5952SaysWhenAnIpv6AddressIsSpelledOtherwise(String given, String canonical) {
        assertThat(canonical(given)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.0.0/16",
        "192.0.2.77/24, 192.0.2.0/24",
        "192.0.2.77/31, 192.0.2.76/31",
        "10.1.2.3/16, 10.1.0.0/16",
        "2001:db8::/32, 2001:db8::/32",
        "2001:db8:1:2:3:4:5:6/32, 2001:db8::/32",
        "2001:db8::ffff/127, 2001:db8::fffe/127",
        "2001:db8:0:0:1:2:3:4/80, 2001:db8:0:0:1::/80",
        "2001:0:0:0:0:1:2:3/96, 2001::1:0:0/96"
    })
    void parseShouldZeroTheHostBitsWhenABlockIsGiven(String given, String canonical) {
        assertThat(canonical(given)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1/32, 192.0.2.1", "2001:db8::1/128, 2001:db8::1", "::ffff:192.0.2.1/128, 192.0.2.1"})
    void parseShouldWriteAnAddressWhenTheBlockHoldsOne(String given, String canonical) {
        assertThat(canonical(given)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:192.0.2.1, 192.0.2.1",
        "::ffff:c000:201, 192.0.2.1",
        "0:0:0:0:0:FFFF:192.0.2.1, 192.0.2.1",
        "::ffff:1.2.3.4/112, 1.2.0.0/16",
        "::ffff:1.2.3.4/120, 1.2.3.0/24"
    })
    void parseShouldTakeTheIpv4AddressWhenAnIpv6AddressMapsIt(String given, String canonical) {
        assertThat(canonical(given)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/15", "10.0.0.0/8", "2001:db8::/31", "::/31", "::ffff:0:0/96", "::ffff:1.2.3.4/111"})
    void parseShouldRefuseWhenABlockIsTooWide(String block) {
        assertThat(ruleOf(() -> IpAllowlist.parse(block))).isEqualTo(FieldRule.ADDRESS_BLOCK_TOO_WIDE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.01",
                "192.0.02.1",
                "00.0.0.0",
                "010.0.0.1",
                "192.0.2.0/024",
                "256.0.0.1",
                "1.2.3",
                "1.2",
                "1",
                "3221225985",
                "0x7f.1",
                "0x7f.0.0.1",
                "0x7f000001",
                "0xc0000201",
                "1.2.3.4.5",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/",
                "1.2.3.4/+24",
                "1.2.3.4/24/24",
                "1.2.3.4/a",
                "/24",
                "1.2.3.4/255.255.255.0",
                "1.2.3.4/0.0.0.255",
                "1.2.3.*",
                "1.2.*.4",
                "*",
                "*.*",
                "1.2.3.4-5",
                "1.2.3.4-1.2.3.9",
                "1.2.3._",
                "1.2.3.4:80",
                "localhost",
                "example.test",
                "all",
                "１.２.３.４",
                "1.2.3.4 5",
                "1.2.3.4;1.2.3.5",
                "http://1.2.3.4",
                "-1.2.3.4",
                "0.0.0.0/0",
                "1.2.3.4/0"
            })
    void parseShouldRefuseWhenTheTextIsNoIpv4AddressOrBlock(String text) {
        assertThat(ruleOf(() -> IpAllowlist.parse(text))).isEqualTo(FieldRule.ADDRESS_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fe80::1%eth0",
                "fe80::1%1",
                "fe80::1%",
                "fe80::1%25eth0/64",
                "[2001:db8::1]",
                "[2001:db8::1]:443",
                "2001:db8::1::2",
                "2001:db8:::1",
                "12345::",
                "2001:db8::g",
                "2001:db8::00001",
                "::/0",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "::/129",
                "2001:db8::/-1",
                "2001:db8::/064",
                "2001:db8::/ffff::",
                "2001:db8::*",
                "2001:db8::1-2",
                "::ffff:1.2.3",
                "::ffff:1.2.3.256",
                "::ffff:01.2.3.4",
                ":",
                ":1",
                "4)+k&C#VzJ4br>0wv%Yp",
                "0x20010db8000000000000000000000001",
                "20010db8000000000000000000000001"
            })
    void parseShouldRefuseWhenTheTextIsNoIpv6AddressOrBlock(String text) {
        assertThat(ruleOf(() -> IpAllowlist.parse(text))).isEqualTo(FieldRule.ADDRESS_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "192.0.2.1,", ",192.0.2.1", "192.0.2.1,,192.0.2.2", "192.0.2.1, ,192.0.2.2"})
    void parseShouldRefuseWhenAnEntryIsEmpty(String text) {
        assertThat(ruleOf(() -> IpAllowlist.parse(text))).isEqualTo(FieldRule.ADDRESS_SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void parseShouldBindToNothingWhenTheTextIsBlank(String text) {
        assertThat(IpAllowlist.parse(text)).isEqualTo(IpAllowlist.UNBOUND);
        assertThat(IpAllowlist.UNBOUND.isBound()).isFalse();
        assertThat(IpAllowlist.UNBOUND).hasToString("");
    }

    @Test
    void parseShouldTolerateBlanksAndLineBreaksWhenTheySurroundEntries() {
        assertThat(canonical(" 192.0.2.1 ,\r\n\t2001:db8::1\n, 192.0.2.2 \n"))
                .isEqualTo("192.0.2.1,2001:db8::1,192.0.2.2");
    }

    @Test
    void parseShouldKeepTheOrderAndDropRepeatsWhenSpellingsDiffer() {
        assertThat(canonical("192.0.2.9,2001:DB8::1,192.0.2.1,2001:db8:0::1,::ffff:192.0.2.9,10.1.2.3/16,10.1.9.9/16"))
                .isEqualTo("192.0.2.9,2001:db8::1,192.0.2.1,10.1.0.0/16");
    }

    @Test
    void parseShouldAcceptWhenThereAre20Entries() {
        assertThat(canonical(addresses(20))).isEqualTo(addresses(20));
    }

    @Test
    void parseShouldAcceptWhenThereAre20EntriesAfterRepeatsAreDropped() {
        assertThat(canonical(addresses(20) + ",192.0.2.1")).isEqualTo(addresses(20));
    }

    @Test
    void parseShouldRefuseWhenThereAre21Entries() {
        assertThat(ruleOf(() -> IpAllowlist.parse(addresses(21)))).isEqualTo(FieldRule.ADDRESSES_TOO_MANY);
        assertThat(codeOf(() -> IpAllowlist.parse(addresses(21)))).isEqualTo(ErrorCode.PARAMETERS_ILLEGAL);
    }

    @Test
    void parseShouldReadItsOwnTextWhenItWasStored() {
        IpAllowlist list = IpAllowlist.parse("192.0.2.1,10.1.0.0/16,2001:db8::/64,2001:db8::1");

        assertThat(IpAllowlist.parse(list.toString())).isEqualTo(list).hasSameHashCodeAs(list);
        assertThat(list.isBound()).isTrue();
    }
}
