package org.customerapi.codes;

/** What a one-time code was asked for; a ticket of one purpose never serves another. */
public enum CodePurpose {
    STEP_UP_SMS(Channel.SMS),
    STEP_UP_EMAIL(Channel.EMAIL),
    LOGIN_SMS(Channel.SMS),
    LOGIN_EMAIL(Channel.EMAIL);

    private final Channel channel;

    CodePurpose(Channel channel) {
        this.channel = channel;
    }

    public Channel channel() {
        return channel;
    }

    /** Whether a guest asks for it, to log in. */
    public boolean forLogin() {
        return this == LOGIN_SMS || this == LOGIN_EMAIL;
    }
}
