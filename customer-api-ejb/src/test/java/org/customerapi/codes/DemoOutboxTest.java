package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;

import org.customerapi.shared.secret.SecretText;
import org.junit.jupiter.api.Test;

class DemoOutboxTest {
    private final DemoOutbox outbox = new DemoOutbox();

    private void send(long owner, String code) {
        outbox.send(new CodeMessage(
                owner,
                Recipient.phone("+86", "1"),
                CodePurpose.STEP_UP_SMS,
                new SecretText(code),
                SecretText.random(8)));
    }

    @Test
    void messagesOfShouldShowTheOwnersOnlyNewestFirstWhenSeveralAreSent() {
        send(1, "000001");
        send(2, "000002");
        send(1, "000003");

        assertThat(outbox.messagesOf(1))
                .extracting(message -> message.code().reveal())
                .containsExactly("000003", "000001");
        assertThat(outbox.messagesOf(3)).isEmpty();
    }

    @Test
    void messagesOfShouldKeepTheLatestTwentyWhenMoreAreSent() {
        for (int i = 0; i < 25; i++) {
            send(1, String.format("%06d", i));
        }

        assertThat(outbox.messagesOf(1)).hasSize(20);
        assertThat(outbox.messagesOf(1).get(19).code().reveal()).isEqualTo("000005");
    }
}
