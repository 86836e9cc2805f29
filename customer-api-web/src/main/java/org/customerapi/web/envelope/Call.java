package org.customerapi.web.envelope;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.customerapi.audit.Origin;
import org.customerapi.shared.ErrorCode;
import org.customerapi.shared.Language;
import org.customerapi.shared.Rejection;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.signature.RateState;

/**
 * What is known of the current call: what {@link CallFilter} sees before anybody looks at its body, and what becomes of it on the way that
 * its answer or its line in the log has to tell.
 */
@RequestScoped
public class Call {
    private static final int LONGEST_COMPANY_ID = 18;

    private long startedNanos;
    private Origin origin;
    private Language language;
    private boolean languageAsked;
    private String bizType;
    private String companyId;
    private String version;
    private SecretText token;
    private String contentType;
    private String accept;
    private String operation;
    private Long verifiedCompanyId;
    private String code;
    private RateState rate;
    private OptionalLong retryAfterSeconds = OptionalLong.empty();

    /** @param nanos of {@link System#nanoTime} */
    public void begin(long nanos, Origin from) {
        startedNanos = nanos;
        origin = from;
    }

    /** @param asked the language that the call names; without one there is another to begin with */
    public void language(Optional<Language> asked, Language otherwise) {
        languageAsked = asked.isPresent();
        language = asked.orElse(otherwise);
    }

    /** The caller has chosen a language; it counts where the call names none. */
    public void prefers(Language chosen) {
        if (!languageAsked) {
            language = chosen;
        }
    }

    /** As sent, each null where it says nothing. */
    public void headers(String bizTypeSegment, String companyIdText, String versionText, SecretText tokenText) {
        bizType = bizTypeSegment;
        companyId = companyIdText;
        version = versionText;
        token = tokenText;
    }

    /** As sent; null where they were not. */
    public void mediaTypes(String contentTypeText, String acceptText) {
        contentType = contentTypeText;
        accept = acceptText;
    }

    /** The {@code Content-Type} and {@code Accept} that the client sent, which no resource sees. */
    public Map<String, String> mediaTypes() {
        Map<String, String> sent = new LinkedHashMap<>();
        if (contentType != null) {
            sent.put("Content-Type", contentType);
        }
        if (accept != null) {
            sent.put("Accept", accept);
        }
        return sent;
    }

    /** What answers the call, where its path names no bizType. */
    public void answeredBy(String name) {
        operation = name;
    }

    /** @param outcome the code that its envelope tells */
    public void answered(String outcome) {
        code = outcome;
    }

    /** The call comes from this company: its session or its signature has proved it. */
    public void verifiedCompany(long id) {
        verifiedCompanyId = id;
    }

    /** What its answer is to say of the rate of the key that it was signed with; null for nothing in particular. */
    public void rate(RateState told) {
        rate = told;
    }

    public Optional<RateState> rate() {
        return Optional.ofNullable(rate);
    }

    /** How long a limit that was reached asks the caller to wait. */
    public void retryAfterSeconds(long seconds) {
        retryAfterSeconds = OptionalLong.of(seconds);
    }

    public OptionalLong retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** The verified company; else the one that the call names, if it is a number. */
    public Optional<String> company() {
        return verifiedCompanyId == null
                ? companyId().filter(Call::isCompanyId)
                : Optional.of(verifiedCompanyId.toString());
    }

    /** What was called; empty where nothing answers to the path. */
    public Optional<String> operation() {
        return Optional.ofNullable(bizType == null ? operation : bizType);
    }

    /** How it ended; empty when no envelope says so. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
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
        if (!isCompanyId(text)) {
            throw new Rejection(ErrorCode.HEADER_ILLEGAL, "companyId");
        }
        return Long.parseLong(text);
    }

    private static boolean isCompanyId(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_COMPANY_ID
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
