package org.customerapi.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureBaseTest {
    @Test
    void publishedShouldBeTheContractsExample() {
        assertThat(base("{\"companyId\":1,\"lang\":\"zh-CN\",\"customerNo\":\"86001308\"}", "1650361143685"))
                .isEqualTo("{companyId:1,customerNo:86001308,lang:zh-CN}1650361143685");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Empty and blank count as {}.
                "``                                       | {}",
                "` \t\r\n`                                | {}",
                "{}                                       | {}",
                "{ }                                      | {}",
                // Order, at every level; upper case before lower, as code units are.
                "{\"b\":1,\"a\":2}                        | {a:2,b:1}",
                "{\"a\":1,\"B\":2,\"_\":3,\"1\":4}        | {1:4,B:2,_:3,a:1}",
                "{\"b\":{\"d\":1,\"c\":{\"f\":1,\"e\":2}},\"a\":[{\"z\":1,\"y\":2}]} | {a:[{y:2,z:1}],b:{c:{e:2,f:1},d:1}}",
                "{\"aa\":1,\"a\":2}                       | {a:2,aa:1}",
                "{\"\":1,\"a\":2}                         | {:1,a:2}",
                // Nulls: members go, elements stay.
                "{\"a\":null}                             | {}",
                "{\"c\":1,\"b\":null,\"a\":2}             | {a:2,c:1}",
                "{\"a\":{\"b\":null}}                     | {a:{}}",
                "{\"a\":[1,null,\"x\",null]}              | {a:[1,null,x,null]}",
                "{\"a\":\"null\"}                         | {a:null}",
                // Arrays keep their order.
                "{\"a\":[]}                               | {a:[]}",
                "{\"a\":[3,1,[2,[]],{}]}                  | {a:[3,1,[2,[]],{}]}",
                // Numbers exactly as sent.
                "{\"a\":1.10}                             | {a:1.10}",
                "{\"a\":1e3,\"b\":1E+3,\"c\":-0,\"d\":0.0e-0} | {a:1e3,b:1E+3,c:-0,d:0.0e-0}",
                "{\"a\":12345678901234567890}             | {a:12345678901234567890}",
                // Literals, and white space between tokens.
                "{ \"a\" : true , \"b\" : [ false , 1 ] } | {a:true,b:[false,1]}",
                // White space within strings stays.
                "{\"a\":\" x  y \"}                       | {a: x  y }",
                // Two bodies can share a base.
                "{\"a\":\"1,b:2\"}                        | {a:1,b:2}",
                "{\"a\":1,\"b\":2}                        | {a:1,b:2}",
                // Escapes, as RFC 8785 writes them, without quotes.
                "{\"a\":\"x\\\"y\"}                       | {a:x\\y}",
                "{\"a\":\"\\\\\"}                         | {a:\\\\}",
                "{\"a\":\"\\/\\u002f\"}                   | {a://}",
                "{\"a\":\"\\b\\f\\n\\r\\t\"}              | {a:\\b\\f\\n\\r\\t}",
                "{\"a\":\"\\u0008\\u000C\\u000a\\u000D\\u0009\"} | {a:\\b\\f\\n\\r\\t}",
                "{\"a\":\"\\u0000\\u001F\\u007f\"}        | {a:\\u0000\\u001f\u007f}",
                "{\"a\":\"\\u0022\"}                      | {a:\\}",
                // Unicode.
                "{\"é\":\"中文\",\"\\u00e8\":\"\\u4e2d\"} | {è:中,é:中文}",
                "{\"a\":\"\\ud83d\\ude00😀\"}             | {a:😀😀}",
                // By code unit a surrogate pair comes before U+FB33.
                "{\"\\ufb33\":1,\"😀\":2}                 | {😀:2,\ufb33:1}",
                // A name is sorted as what it means, and written with its escapes.
                "{\"b\":1,\"\\u0061\":2,\"\\n\":3}        | {\\n:3,a:2,b:1}"
            })
    void publishedShouldRewriteTheBody(String body, String rewritten) {
        assertThat(base(body, "1")).isEqualTo(rewritten + "1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "null",
                "\"a\"",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 2]}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":0x1}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":nulll}",
                "{\"a\":\"x}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\ud800x\"}",
                "{\"a\":\"\\ud800\\u0041\"}",
                "{\"a\":\"\\udc00\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":\"😀\\udc00\"}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":null,\"a\":1}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"x\":{\"a\":1,\"b\":2,\"a\":3}}",
                "{\"x\":[{\"a\":1,\"a\":1}]}",
                "\uFEFF{}"
            })
    void publishedShouldRefuseWhatIsNoProperJsonObject(String body) {
        assertRefused(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void publishedShouldRefuseWhatIsNoUtf8() {
        assertRefused("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        // A surrogate encoded by itself (CESU-8), and an overlong quote.
        assertRefused(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'});
        assertRefused(new byte[] {'{', (byte) 0xc0, (byte) 0xa2, 'a', '"', ':', '1', '}'});
    }

    @Test
    void publishedShouldRefuseNestingThatIsTooDeep() {
        String fair = "{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}";
        assertThat(base(fair, "1")).hasSize("{a:}1".length() + 198);

        String deep = "{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
        assertRefused(deep.getBytes(StandardCharsets.UTF_8));
    }

    private static String base(String body, String timestamp) {
        return SignatureBase.published(body.getBytes(StandardCharsets.UTF_8), timestamp)
                .text();
    }

    private static void assertRefused(byte[] body) {
        assertThatThrownBy(() -> SignatureBase.published(body, "1"))
                .asInstanceOf(InstanceOfAssertFactories.type(Rejection.class))
                .returns(ErrorCode.BODY_NOT_JSON, Rejection::code);
    }
}
