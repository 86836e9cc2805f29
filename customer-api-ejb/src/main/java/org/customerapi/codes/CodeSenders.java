package org.customerapi.codes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.customerapi.shared.settings.Settings;

/** Chooses who delivers a code: the channel's sender, or in demo mode the outbox that everybody may read. */
@ApplicationScoped
public class CodeSenders {
    private final Settings settings;
    private final DemoOutbox demoOutbox;
    private final CodeSender mail;
    private final CodeSender sms;

    @Inject
    public CodeSenders(Settings settings, DemoOutbox demoOutbox) {
        this.settings = settings;
        this.demoOutbox = demoOutbox;
        this.mail = new MailCodeSender(settings);
        this.sms = new SmsWebhookCodeSender(settings);
    }

    protected CodeSenders() {
        this.settings = null;
        this.demoOutbox = null;
        this.mail = null;
        this.sms = null;
    }

    CodeSender forChannel(Channel channel) {
        if (settings.get(Settings.DEMO)) {
            return demoOutbox;
        }
        return switch (channel) {
            case EMAIL -> mail;
            case SMS -> sms;
        };
    }
}
