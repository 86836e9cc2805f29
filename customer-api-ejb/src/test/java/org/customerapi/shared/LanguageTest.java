package org.customerapi.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({"en-US, EN_US", "en_us, EN_US", "en, EN_US", "zh-CN, ZH_CN", "ZH_CN, ZH_CN", "zh, ZH_CN"})
    void namedShouldFindTheLanguageWhenWeHaveIt(String tag, Language language) {
        assertThat(Language.named(tag)).contains(language);
        assertThat(Language.of(tag)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "fr-FR", "zh-TW", "en-GB", "e", "", "english", "null", "*", "en-US,zh-CN"})
    void namedShouldFindNoneWhenWeLackIt(String tag) {
        assertThat(Language.named(tag)).isEmpty();
    }
}
