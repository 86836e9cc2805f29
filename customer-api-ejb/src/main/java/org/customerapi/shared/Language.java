package org.customerapi.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that customers are written to in. */
public enum Language {
    EN_US("en-US"),
    ZH_CN("zh-CN");

    private final Locale locale;

    Language(String tag) {
        this.locale = Locale.forLanguageTag(tag);
    }

    /** The language of a BCP 47 tag; one that we lack is {@code en-US}. */
    public static Language of(String tag) {
        Locale wanted = Locale.forLanguageTag(tag.replace('_', '-'));
        boolean simplifiedChinese = wanted.getLanguage().equals("zh")
                && (wanted.getCountry().isEmpty() || wanted.getCountry().equals("CN"));
        return simplifiedChinese ? ZH_CN : EN_US;
    }

    /** The language of that tag, or of a tag that names no country; empty for one that we lack. */
    public static Optional<Language> named(String tag) {
        String wanted = tag.replace('_', '-');
        return Arrays.stream(values())
                .filter(language -> wanted.equalsIgnoreCase(language.locale.toLanguageTag())
                        || wanted.equalsIgnoreCase(language.locale.getLanguage()))
                .findFirst();
    }

    public Locale locale() {
        return locale;
    }
}
