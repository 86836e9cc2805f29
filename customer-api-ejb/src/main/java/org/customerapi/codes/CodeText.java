package org.customerapi.codes;

/** The words around a code; in English and Chinese at once, because a message goes where no header tells the language. */
final class CodeText {
    private CodeText() {}

    static String subject() {
        return "Verification code / 验证码";
    }

    static String body(CodeMessage message) {
        String code = message.code().reveal();
        long minutes = OneTimeCode.LIFETIME.toMinutes();
        return "Your verification code is " + code + ". It is valid for " + minutes
                + " minutes. If you did not ask for it, tell nobody and change your password.\n"
                + "您的验证码是 " + code + "，" + minutes + " 分钟内有效。如非本人操作，请勿告知他人并修改密码。";
    }
}
