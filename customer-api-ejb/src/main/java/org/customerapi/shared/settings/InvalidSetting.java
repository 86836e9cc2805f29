package org.customerapi.shared.settings;

/** A property has a value that is not allowed; the message is the one sentence that the operator reads. */
public final class InvalidSetting extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    InvalidSetting(Setting<?> setting, String text) {
        this(setting.name() + (text == null ? " is not set" : " = " + shown(setting, text) + " is not allowed")
                + ": it must be " + setting.allowed() + ".");
    }

    public InvalidSetting(String sentence) {
        super(sentence);
    }

    private static String shown(Setting<?> setting, String text) {
        return setting.secret() ? "[secret]" : "'" + text + "'";
    }
}
