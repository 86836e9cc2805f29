package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.Test;

class CodeSendersTest {
    private final DemoOutbox outbox = new DemoOutbox();

    @Test
    void forChannelShouldBeTheOutboxWhenInDemoMode() {
        CodeSenders senders = new CodeSenders(Settings.of(Map.of("customer-api.demo", "true")), outbox);

        assertThat(senders.forChannel(Channel.SMS)).isSameAs(outbox);
        assertThat(senders.forChannel(Channel.EMAIL)).isSameAs(outbox);
    }

    @Test
    void forChannelShouldNeverBeTheOutboxWhenOutsideDemoMode() {
        CodeSenders senders = new CodeSenders(Settings.of(Map.of()), outbox);

        assertThat(senders.forChannel(Channel.SMS)).isInstanceOf(SmsWebhookCodeSender.class);
        assertThat(senders.forChannel(Channel.EMAIL)).isInstanceOf(MailCodeSender.class);
    }
}
