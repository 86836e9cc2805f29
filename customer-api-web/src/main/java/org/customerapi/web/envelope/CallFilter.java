package org.customerapi.web.envelope;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.customerapi.audit.Origin;
import org.customerapi.shared.Language;
import org.customerapi.shared.secret.SecretText;
import org.customerapi.shared.settings.Settings;

/** Notes of each call what its envelope, its audit rows and its session need. */
public class CallFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final List<String> PREFIXES =
            List.of("/api/global/", "/api/login/", "/openapi-c/global/", "/openapi-c/verify/");
    private static final int LONGEST_BIZ_TYPE = 200;

    private final transient Call call;
    private final transient SourceAddress sourceAddress;
    private final transient Settings settings;
    private final transient Clock clock;

    @Inject
    public CallFilter(Call call, SourceAddress sourceAddress, Settings settings, Clock clock) {
        this.call = call;
        this.sourceAddress = sourceAddress;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Origin origin = new Origin(Trace.of(request.getHeader("trace"), clock), sourceAddress.of(request));
        call.begin(System.nanoTime(), origin);
        call.language(header(request, "lang").map(Language::of), Language.of(settings.get(Settings.DEFAULT_LANG)));
        call.headers(
                bizType(request),
                header(request, "companyId").orElse(null),
                header(request, "version").orElse(null),
                header(request, "token").map(SecretText::new).orElse(null));
        call.mediaTypes(request.getHeader("Content-Type"), request.getHeader("Accept"));
        response.setHeader("Cache-Control", "no-store");
        chain.doFilter(request, response);
    }

    /** A header that says something; real clients send the text {@code null} for what they do not know. */
    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equals("null"));
    }

    private static String bizType(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        for (String prefix : PREFIXES) {
            if (path.startsWith(prefix)) {
                return bizType(path.substring(prefix.length()));
            }
        }
        return null;
    }

    private static String bizType(String segment) {
        return !segment.isEmpty() && segment.length() <= LONGEST_BIZ_TYPE && SafeText.holds(segment, "._")
                ? segment
                : null;
    }
}
