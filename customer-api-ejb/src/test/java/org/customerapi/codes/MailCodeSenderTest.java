package org.customerapi.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.customerapi.testing.Refusal.codeOf;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCodeSenderTest {
    private static final CodeMessage MESSAGE = new CodeMessage(
            7,
            Recipient.email("someone@example.test"),
            CodePurpose.STEP_UP_EMAIL,
            new SecretText("987654"),
            new SecretText("the-ticket"));

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("mailer", "open-sesame"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Map<String, String> properties() {
        return new HashMap<>(Map.of(
                "customer-api.mail.host", "127.0.0.1",
                "customer-api.mail.port", Integer.toString(server.getSmtp().getPort()),
                "customer-api.mail.security", "none",
                "customer-api.mail.from", "codes@customer-api.test",
                "customer-api.codes.send-timeout", "PT5S"));
    }

    private static void send(Map<String, String> properties) {
        new MailCodeSender(Settings.of(properties)).send(MESSAGE);
    }

    private static ErrorCode refusalOf(Map<String, String> properties) {
        return codeOf(() -> send(properties));
    }

    @Test
    void sendShouldDeliverTheCodeInBothLanguagesWhenTheServerTakesIt() throws Exception {
        send(properties());

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Verification code / 验证码");
        assertThat(mail.getHeader("Subject")[0])
                .containsIgnoringCase("=?UTF-8?")
                .doesNotContain("验");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("someone@example.test");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("codes@customer-api.test");
        assertThat((String) mail.getContent())
                .contains("987654", "10 minutes", "您的验证码是")
                .doesNotContain("the-ticket");
    }

    @Test
    void sendShouldAuthenticateWhenAUserIsConfigured() {
        server.getUserManager().setAuthRequired(true);
        Map<String, String> properties = properties();
        properties.put("customer-api.mail.user", "mailer");
        properties.put("customer-api.mail.password", "open-sesame");

        send(properties);

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void sendShouldBeRefusedAsAbnormalWhenThePasswordIsWrong() {
        server.getUserManager().setAuthRequired(true);
        Map<String, String> properties = properties();
        properties.put("customer-api.mail.user", "mailer");
        properties.put("customer-api.mail.password", "close-sesame");

        assertThat(refusalOf(properties)).isEqualTo(ErrorCode.DEPENDENCY_ABNORMAL);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendShouldNotGoOutInTheClearWhenTheServerLacksStarttls() {
        Map<String, String> properties = properties();
        properties.put("customer-api.mail.security", "starttls");

        assertThat(refusalOf(properties)).isEqualTo(ErrorCode.DEPENDENCY_ABNORMAL);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendShouldBeRefusedAsUnavailableWhenNobodyListens() {
        Map<String, String> properties = properties();
        server.stop();

        assertThat(refusalOf(properties)).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void sendShouldBeRefusedAsUnavailableWhenNoServerIsConfigured() {
        assertThat(refusalOf(Map.of())).isEqualTo(ErrorCode.DEPENDENCY_UNAVAILABLE);
    }

    @Test
    void sendShouldBeRefusedAsTimedOutWhenTheServerNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Map<String, String> properties = properties();
            properties.put("customer-api.mail.port", Integer.toString(silent.getLocalPort()));
            properties.put("customer-api.codes.send-timeout", "PT0.2S");

            assertThat(refusalOf(properties)).isEqualTo(ErrorCode.DEPENDENCY_TIMED_OUT);
        }
    }

    @Test
    void sendShouldBeRefusedWhenTheAddressWouldForgeAHeader() {
        CodeMessage forged = new CodeMessage(
                7,
                Recipient.email("a@example.test\r\nBcc: b@example.test"),
                CodePurpose.STEP_UP_EMAIL,
                MESSAGE.code(),
                MESSAGE.ticket());

        assertThat(codeOf(() -> new MailCodeSender(Settings.of(properties())).send(forged)))
                .isEqualTo(ErrorCode.DEPENDENCY_ABNORMAL);
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}
