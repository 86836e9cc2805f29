package org.customerapi.web.envelope;

import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import java.util.Optional;
import org.customerapi.audit.Origin;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;

/** What is known of the current call before anybody looks at its body. {@link CallFilter} fills it in. */
@RequestScoped
public class Call {
    private long startedNanos;
    private Origin origin;
    private Language language;
    private String bizType;
    private String companyId;
    private String version;
    private SecretText token;
    private Map<String, String> mediaTypes = Map.of();

    void begin(long nanos, Origin from, Language in) {
        startedNanos = nanos;
        origin = from;
        language = in;
    }

    void headers(String bizTypeSegment, String companyIdText, String versionText, SecretText tokenText) {
        bizType = bizTypeSegment;
        companyId = companyIdText;
        version = versionText;
        token = tokenText;
    }

    void mediaTypes(Map<String, String> asSent) {
        mediaTypes = asSent;
    }

    /** The {@code Content-Type} and {@code Accept} that the client sent, which no resource sees. */
    public Map<String, String> mediaTypes() {
        return mediaTypes;
    }

    /** Nanoseconds since the call came in. */
    public long elapsedNanos() {
        return System.nanoTime() - startedNanos;
    }

    public Origin origin() {
        return origin;
    }

    public Language language() {
        return language;
    }

    /** The operation's name on the wire; null where the path names none. */
    public String bizType() {
        return bizType;
    }

    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    public Optional<SecretText> token() {
        return Optional.ofNullable(token);
    }

    public Optional<String> companyId() {
        return Optional.ofNullable(companyId);
    }

    /** @throws Rejection {@code COMPANY_ID_MISSING}, or {@code HEADER_ILLEGAL} when it is no decimal number */
    public long requireCompanyId() {
        String text = companyId().orElseThrow(() -> new Rejection(ErrorCode.COMPANY_ID_MISSING));
        if (!text.matches("[0-9]{1,18}")) {
            throw new Rejection(ErrorCode.HEADER_ILLEGAL, "companyId");
        }
        return Long.parseLong(text);
    }
}
