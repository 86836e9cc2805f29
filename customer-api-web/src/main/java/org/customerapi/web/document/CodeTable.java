package org.customerapi.web.document;

import java.text.MessageFormat;
import java.util.Collection;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Language;
import org.customerapi.web.envelope.Messages;

/** Codes and their messages, as Markdown. */
final class CodeTable {
    private static final Messages MESSAGES = Messages.in(Language.EN_US);

    private CodeTable() {}

    static String of(Collection<ErrorCode> codes) {
        StringBuilder table = new StringBuilder("| code | bizCode | HTTP | msg |\n|---|---|---|---|\n");
        codes.forEach(code -> table.append(
                "| `%s` | `%s` | %d | %s |\n".formatted(code.code(), code.origin(), code.httpStatus(), message(code))));
        return table.toString();
    }

    /** The message with its placeholders left as they are. */
    static String message(ErrorCode code) {
        return MessageFormat.format(MESSAGES.text(code.name()), "{0}", "{1}");
    }
}
