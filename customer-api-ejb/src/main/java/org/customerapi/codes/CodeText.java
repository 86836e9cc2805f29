package org.customerapi.codes;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.customerapi.shared.Language;

/**
 * The words around a code: in the language that the customer has chosen, else in all at once, because a message goes where no header
 * tells the language.
 */
final class CodeText {
    private CodeText() {}

    static String subject(CodeMessage message) {
        return languages(message).stream().map(CodeText::subject).collect(Collectors.joining(" / "));
    }

    static String body(CodeMessage message) {
        return languages(message).stream()
                .map(language -> body(language, message.code().reveal()))
                .collect(Collectors.joining("\n"));
    }

    private static Set<Language> languages(CodeMessage message) {
        return message.recipient().language().map(EnumSet::of).orElseGet(() -> EnumSet.allOf(Language.class));
    }

    private static String subject(Language language) {
        return switch (language) {
            case EN_US -> "Verification code";
            case ZH_CN -> "验证码";
        };
    }

    private static String body(Language language, String code) {
        long minutes = OneTimeCode.LIFETIME.toMinutes();
        return switch (language) {
            case EN_US ->
                "Your verification code is " + code + ". It is valid for " + minutes
                        + " minutes. If you did not ask for it, tell nobody and change your password.";
            case ZH_CN -> "您的验证码是 " + code + "，" + minutes + " 分钟内有效。如非本人操作，请勿告知他人并修改密码。";
        };
    }
}
