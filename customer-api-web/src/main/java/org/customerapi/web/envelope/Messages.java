package org.customerapi.web.envelope;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.customerapi.shared.FieldRule;
import org.customerapi.shared.Language;
import org.customerapi.shared.Rejection;

/** Puts outcomes into the caller's words. */
public final class Messages {
    private static final String BUNDLE = "org.customerapi.web.envelope.messages";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Every answer needs one, and looking a bundle up takes longer than all else about it. */
    private static final Map<Language, Messages> BY_LANGUAGE = Arrays.stream(Language.values())
            .collect(Collectors.toMap(
                    language -> language, Messages::read, (one, other) -> one, () -> new EnumMap<>(Language.class)));

    private final ResourceBundle texts;

    private Messages(ResourceBundle texts) {
        this.texts = texts;
    }

    public static Messages in(Language language) {
        return BY_LANGUAGE.get(language);
    }

    private static Messages read(Language language) {
        // Without a fallback: else the server's own locale would answer for a language that is missing.
        return new Messages(
                ResourceBundle.getBundle(BUNDLE, language.locale(), Messages.class.getClassLoader(), NO_FALLBACK));
    }

    public String text(String key) {
        return texts.getString(key);
    }

    /** The refusal's message with its placeholders filled in. */
    public String of(Rejection rejection) {
        return MessageFormat.format(
                text(rejection.code().name()), words(rejection).toArray());
    }

    /** The placeholders' values, joined with commas; null when there are none. */
    public String params(Rejection rejection) {
        return rejection.params().isEmpty() ? null : String.join(",", words(rejection));
    }

    private List<String> words(Rejection rejection) {
        return rejection.params().stream().map(this::word).collect(Collectors.toList());
    }

    private String word(Object param) {
        if (param instanceof FieldRule rule) {
            return text("rule." + rule.name());
        }
        return WireNames.of(String.valueOf(param));
    }
}
