package org.customerapi.web.envelope;

import java.util.Locale;
import java.util.Optional;

/** The languages that messages are written in. */
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

    /** The caller's language, or the operator's default when the caller names none. */
    static Language of(Optional<String> tag, String defaultTag) {
        return of(tag.orElse(defaultTag));
    }

    public Locale locale() {
        return locale;
    }
}
