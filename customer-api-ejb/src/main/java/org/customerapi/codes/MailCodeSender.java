package org.customerapi.codes;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;

/** Sends a code by e-mail over SMTP (RFC 5321). */
final class MailCodeSender implements CodeSender {
    private final Settings settings;

    MailCodeSender(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void send(CodeMessage message) {
        String host =
                settings.get(Settings.MAIL_HOST).orElseThrow(() -> new Rejection(ErrorCode.DEPENDENCY_UNAVAILABLE));
        try {
            MimeMessage mail = new MimeMessage(session(host));
            mail.setFrom(new InternetAddress(settings.get(Settings.MAIL_FROM), true));
            mail.setRecipient(
                    Message.RecipientType.TO,
                    new InternetAddress(message.recipient().address(), true));
            mail.setSubject(CodeText.subject(message), StandardCharsets.UTF_8.name());
            mail.setText(CodeText.body(message), StandardCharsets.UTF_8.name());
            Transport.send(mail);
        } catch (MessagingException e) {
            throw new Rejection(outcome(e), e);
        }
    }

    private Session session(String host) {
        String timeout = Long.toString(settings.get(Settings.SEND_TIMEOUT).toMillis());
        Properties smtp = new Properties();
        smtp.setProperty("mail.smtp.host", host);
        smtp.setProperty("mail.smtp.port", settings.get(Settings.MAIL_PORT).toString());
        smtp.setProperty("mail.smtp.connectiontimeout", timeout);
        smtp.setProperty("mail.smtp.timeout", timeout);
        smtp.setProperty("mail.smtp.writetimeout", timeout);
        switch (settings.get(Settings.MAIL_SECURITY)) {
            case "starttls" -> {
                smtp.setProperty("mail.smtp.starttls.enable", "true");
                smtp.setProperty("mail.smtp.starttls.required", "true");
                smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
            case "tls" -> {
                smtp.setProperty("mail.smtp.ssl.enable", "true");
                smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
            default -> {
                // A plain connection, as asked for.
            }
        }
        return settings.get(Settings.MAIL_USER)
                .map(user -> authenticated(smtp, user))
                .orElseGet(() -> Session.getInstance(smtp));
    }

    private Session authenticated(Properties smtp, String user) {
        smtp.setProperty("mail.smtp.auth", "true");
        return Session.getInstance(smtp, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                String password = settings.get(Settings.MAIL_PASSWORD)
                        .map(SecretText::reveal)
                        .orElse("");
                return new PasswordAuthentication(user, password);
            }
        });
    }

    private static ErrorCode outcome(MessagingException e) {
        return e.getCause() instanceof SocketTimeoutException
                ? ErrorCode.DEPENDENCY_TIMED_OUT
                : e.getCause() instanceof IOException
                        ? ErrorCode.DEPENDENCY_UNAVAILABLE
                        : ErrorCode.DEPENDENCY_ABNORMAL;
    }
}
