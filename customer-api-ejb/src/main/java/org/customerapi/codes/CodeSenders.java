package org.customerapi.codes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.customerapi.shared.settings.Settings;

/** Chooses who delivers a code: the channel's sender, or in demo mode the outbox that everybody may read. */
@ApplicationScoped
public class CodeSenders {
    private final Settings settings;
    private final DemoOutbox demoOutbox;

    @Inject
    public CodeSenders(Settings settings, DemoOutbox demoOutbox) {
        this.settings = settings;
        this.demoOutbox = demoOutbox;
    }

    protected CodeSenders() {
        this(null, null);
    }

    CodeSender forChannel(Channel channel) {
        if (settings.get(Settings.DEMO)) {
            return demoOutbox;
        }
        return switch (channel) {
            case EMAIL -> new MailCodeSender(settings);
            case SMS -> new SmsWebhookCodeSender(settings);
        };
    }
}
