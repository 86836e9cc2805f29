package org.customerapi.web.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Language;
import org.customerapi.shared.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    static Stream<String> keys() {
        return Stream.concat(
                Arrays.stream(ErrorCode.values()).map(ErrorCode::name),
                Arrays.stream(FieldRule.values()).map(rule -> "rule." + rule));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void textShouldExistInBothLanguages(String key) {
        String english = Messages.in(Language.EN_US).text(key);
        String chinese = Messages.in(Language.ZH_CN).text(key);

        assertThat(english).isNotBlank();
        assertThat(chinese).isNotBlank().isNotEqualTo(english).containsPattern("\\p{IsHan}");
    }

    @Test
    void ofShouldFillThePlaceholdersAndTranslateFieldNames() {
        Rejection rejection = Rejection.illegal("allowlist", FieldRule.ADDRESSES_TOO_MANY);
        Messages messages = Messages.in(Language.EN_US);

        assertThat(messages.of(rejection))
                .isEqualTo("The parameter whiteIps is illegal: at most 20 entries are allowed");
        assertThat(messages.params(rejection)).isEqualTo("whiteIps,at most 20 entries are allowed");
    }

    @Test
    void paramsShouldBeNullWhenThereAreNone() {
        assertThat(Messages.in(Language.EN_US).params(new Rejection(ErrorCode.DATA_NOT_FOUND)))
                .isNull();
    }

    @Test
    void ofShouldWriteNumbersWithoutGroupingSigns() {
        assertThat(Messages.in(Language.EN_US).of(new Rejection(ErrorCode.TOO_FAST, 1234L)))
                .contains("1234");
    }

    @Test
    void inShouldNotFallBackToTheServersLocaleWhenALanguageIsMissing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
            assertThat(Messages.in(Language.EN_US).text("SUCCESS")).isEqualTo("Success");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en-US,EN_US",
        "en-GB,EN_US",
        "zh-CN,ZH_CN",
        "zh_CN,ZH_CN",
        "zh,ZH_CN",
        "zh-Hans-CN,ZH_CN",
        "zh-TW,EN_US",
        "de-DE,EN_US",
        "'<script>',EN_US",
        "'',EN_US"
    })
    void languageShouldBeTheOneWeHaveOrEnglish(String tag, Language language) {
        assertThat(Language.of(tag)).isEqualTo(language);
    }
}
